import { reportActions, reportStates, sectionActions, sectionStates } from '@countersign/workflow';
import type { ReportAction, ReportState, SectionAction, SectionState } from '@countersign/workflow';
import type { Grant } from './subjects.js';

/**
 * The tables of sections and reports once more, written down by hand: who may do what in which state. The
 * specs of the rules and the tests of the API walk every persona × state × action of it; what is not listed
 * must be refused and change nothing.
 */
export const personas = [
  'owner',
  'colleague',
  'reviewer',
  'assistingOwner',
  'assistingReviewer',
  'leader',
  'otherLeader',
  'coordinator',
  'finance',
  'administrator',
  'auditor',
  'neighbour',
  'stranger',
] as const;
export type Persona = (typeof personas)[number];

/** Where the personas stand. `office` answers for the section, `assisting` assists, `other` has nothing to do with it. */
export interface ExpectationPlaces {
  readonly department: string;
  readonly office: string;
  readonly assisting: string;
  readonly other: string;
  readonly otherDepartment: string;
  readonly otherDepartmentOffice: string;
}

/** `owner` has submitted and `reviewer` has approved, where the state implies it; `leader` is in charge. */
export function grantsOf(persona: Persona, at: ExpectationPlaces): Grant[] {
  const office = (role: Grant['role'], officeId: string): Grant => ({ role, departmentId: at.department, officeId });
  const scoped = (role: Grant['role'], departmentId: string | null): Grant => ({ role, departmentId, officeId: null });
  const grants: Record<Persona, Grant[]> = {
    owner: [office('owner', at.office)],
    colleague: [office('owner', at.office)],
    reviewer: [office('reviewer', at.office)],
    assistingOwner: [office('owner', at.assisting)],
    assistingReviewer: [office('reviewer', at.assisting)],
    leader: [office('leader', at.office), office('leader', at.assisting)],
    otherLeader: [office('leader', at.other)],
    coordinator: [scoped('coordinator', at.department)],
    finance: [scoped('finance', null)],
    administrator: [scoped('administrator', null)],
    auditor: [scoped('auditor', null)],
    neighbour: [office('owner', at.other), office('reviewer', at.other)],
    stranger: [
      { role: 'owner', departmentId: at.otherDepartment, officeId: at.otherDepartmentOffice },
      { role: 'reviewer', departmentId: at.otherDepartment, officeId: at.otherDepartmentOffice },
      scoped('coordinator', at.otherDepartment),
    ],
  };
  return grants[persona];
}

/** `save` writes a field of the owner's, `save_assisting` one that the template leaves to assisting offices. */
export const sectionTrials = [...sectionActions, 'save', 'save_assisting'] as const;
export type SectionTrial = SectionAction | 'save' | 'save_assisting';
export const reportTrials = [...reportActions, 'read', 'assign'] as const;
export type ReportTrial = ReportAction | 'read' | 'assign';

type Listed<Trial extends string, State extends string> = Record<Trial, Partial<Record<State, readonly Persona[]>>>;

/**
 * The report is in first drafting, the section complete and current. In `in_review` the assisting office has
 * confirmed, except where `countersign` or `recall` is tried.
 */
const sectionAllowed: Listed<SectionTrial, SectionState> = {
  save: { draft: ['owner', 'colleague'], returned: ['owner', 'colleague'] },
  save_assisting: { draft: ['assistingOwner'], returned: ['assistingOwner'] },
  submit: { draft: ['owner', 'colleague'], returned: ['owner', 'colleague'] },
  recall: { in_review: ['owner'], awaiting_sign_off: ['reviewer'] },
  countersign: { in_review: ['assistingReviewer'] },
  approve: { in_review: ['reviewer'] },
  return: { in_review: ['reviewer'], awaiting_sign_off: ['leader'] },
  sign: { awaiting_sign_off: ['leader'] },
  reopen: { signed_off: ['coordinator'] },
};

const inDepartment = [
  'owner',
  'colleague',
  'reviewer',
  'assistingOwner',
  'assistingReviewer',
  'leader',
  'otherLeader',
  'coordinator',
  'auditor',
  'neighbour',
] as const;

/** Every section is signed off from `ready` on; a submitted report has not been opened by the bureau yet. */
const reportAllowed: Listed<ReportTrial, ReportState> = {
  read: {
    drafting: inDepartment,
    ready: inDepartment,
    submitted: [...inDepartment, 'finance'],
    revision_requested: [...inDepartment, 'finance'],
    accepted: [...inDepartment, 'finance'],
    published: [...inDepartment, 'finance'],
  },
  assign: { drafting: ['coordinator'], ready: ['coordinator'], revision_requested: ['coordinator'] },
  submit: { ready: ['coordinator'] },
  withdraw: { submitted: ['coordinator'] },
  open: { submitted: ['finance'] },
  accept: { submitted: ['finance'] },
  request_revision: { submitted: ['finance'], revision_requested: ['finance'] },
  publish: { accepted: ['finance'] },
};

export interface Expectation<Trial, State> {
  readonly persona: Persona;
  readonly state: State;
  readonly trial: Trial;
  readonly allowed: boolean;
}

function expand<Trial extends string, State extends string>(
  listed: Listed<Trial, State>,
  trials: readonly Trial[],
  states: readonly State[],
): Expectation<Trial, State>[] {
  return trials.flatMap((trial) =>
    states.flatMap((state) =>
      personas.map((persona) => ({
        persona,
        state,
        trial,
        allowed: listed[trial][state]?.includes(persona) ?? false,
      })),
    ),
  );
}

export function sectionExpectations(): Expectation<SectionTrial, SectionState>[] {
  return expand(sectionAllowed, sectionTrials, sectionStates);
}

export function reportExpectations(): Expectation<ReportTrial, ReportState>[] {
  return expand(reportAllowed, reportTrials, reportStates);
}
