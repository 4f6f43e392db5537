import { countersignaturesMissing } from './countersign.js';
import type { SectionRefusal } from './refusal.js';
import type { ContentFacts, SectionActor, SectionCommand, SectionFacts } from './section-facts.js';

/** A condition on the section as it is; a screen can ask it before anybody acts. */
export type SectionGuard = (section: SectionFacts, actor: SectionActor) => SectionRefusal[];
/** A condition on what was sent with the act. */
export type CommandGuard = (section: SectionFacts, command: SectionCommand) => SectionRefusal[];

const refuseIf = (refused: boolean, refusal: SectionRefusal): SectionRefusal[] => (refused ? [refusal] : []);

/** Content is open while the department has the report, and in a revision only where the bureau named the section. */
export function open(section: ContentFacts): SectionRefusal[] {
  const { revisionOpen, reopened } = section;
  return [...withDepartment(section), ...refuseIf(revisionOpen && !reopened, { code: 'not_reopened' })];
}

/** Enough for signing: a signature that lapsed must be renewed even in a section that the bureau did not name. */
export function withDepartment({ reportState }: ContentFacts): SectionRefusal[] {
  const locked = reportState === 'submitted' || reportState === 'accepted' || reportState === 'published';
  return refuseIf(locked, { code: 'report_locked', reportState });
}

export const assigned: SectionGuard = ({ officeId, leaderId }) => {
  const lacks = [...(officeId ? [] : (['office'] as const)), ...(leaderId ? [] : (['leader'] as const))];
  return refuseIf(lacks.length > 0, { code: 'unassigned', lacks });
};

export const requiredFilled: SectionGuard = ({ requiredMissing: fields }) =>
  refuseIf(fields.length > 0, { code: 'required_missing', fields });

export const noBlockingFinding: SectionGuard = ({ blockingFindings: findings }) =>
  refuseIf(findings.length > 0, { code: 'blocking_findings', findings });

export const warningsExplained: SectionGuard = ({ unexplainedWarnings: findings }) =>
  refuseIf(findings.length > 0, { code: 'warnings_unexplained', findings });

export const notesAnswered: SectionGuard = ({ unansweredNotes: notes }) =>
  refuseIf(notes.length > 0, { code: 'notes_unanswered', notes });

/** No act on old numbers. */
export const numbersCurrent: SectionGuard = ({ recompute }) =>
  refuseIf(recompute !== 'current', { code: 'recompute_pending', failed: recompute === 'failed' });

export const notTheSubmitter: SectionGuard = ({ submittedBy }, { id }) =>
  refuseIf(submittedBy === id, { code: 'same_person', did: 'submit' });

export const notTheApprover: SectionGuard = ({ approvedBy }, { id }) =>
  refuseIf(approvedBy === id, { code: 'same_person', did: 'approve' });

/** One's own act can be taken back until somebody else acts: the submission in review, the approval after it. */
export const ownLastAct: SectionGuard = ({ state, submittedBy, approvedBy, lastAct }, { id }) => {
  const took = state === 'awaiting_sign_off' ? 'approve' : 'submit';
  if (lastAct?.action === took && lastAct.by === id) return [];
  const acted = submittedBy === id || approvedBy === id;
  return [acted && lastAct ? { code: 'acted_since', action: lastAct.action } : { code: 'not_own_act' }];
};

export const standsForOpenOffice: SectionGuard = ({ assisting }, { reviewerOf }) =>
  refuseIf(!assisting.some(({ officeId, countersigned }) => !countersigned && reviewerOf.includes(officeId)), {
    code: 'nothing_to_countersign',
  });

export const countersigned: SectionGuard = ({ assisting, countersignRule: rule }) => {
  const offices = countersignaturesMissing(assisting, rule);
  return refuseIf(offices.length > 0, { code: 'countersignature_missing', rule, offices });
};

/** After submission only the bureau reopens, by a revision request. */
export const beforeSubmission: SectionGuard = ({ reportState, revisionOpen, reopened }) => {
  if (revisionOpen && !reopened) return [{ code: 'not_reopened' }];
  const before = reportState === 'drafting' || reportState === 'ready' || reportState === 'revision_requested';
  return refuseIf(!before, { code: 'report_locked', reportState });
};

export const reasonGiven: CommandGuard = (_, { reason, notes }) =>
  refuseIf(!reason?.trim() && !notes?.some(({ text }) => text.trim()), { code: 'reason_missing' });

/** Only from the leader's desk is there a reviewer one step back. */
export const oneStepBackFromLeader: CommandGuard = ({ state }, { to }) =>
  refuseIf(to === 'in_review' && state !== 'awaiting_sign_off', { code: 'not_one_step_back' });

export const digestCurrent: CommandGuard = ({ digest }, command) =>
  refuseIf(command.digest !== digest, { code: 'digest_changed' });
