import type { Recompute, ReportRefusal, SectionName } from './refusal.js';
import { reportStates } from './states.js';
import type { ReportAction, ReportState, SectionState } from './states.js';
import { validateTransitions } from './transitions.js';

export interface ReportFacts {
  readonly state: ReportState;
  /** The bureau has looked at the present submission. */
  readonly opened: boolean;
  /** The bureau asked for revision, and has neither accepted nor asked anew since. */
  readonly revisionOpen: boolean;
  readonly recompute: Recompute;
  /** Sections with fields; headings are none. */
  readonly sections: readonly (SectionName & { readonly id: string; readonly state: SectionState })[];
  readonly blockingFindings: readonly { key: string; message: string }[];
}

export interface ReportCommand {
  readonly action: ReportAction;
  /** For `request_revision`: what must change where. */
  readonly sections?: readonly { readonly sectionId: string; readonly text: string }[];
}

type ReportGuard = (report: ReportFacts) => ReportRefusal[];
type CommandGuard = (report: ReportFacts, command: ReportCommand) => ReportRefusal[];

interface ReportRule {
  readonly from: readonly ReportState[];
  readonly to: readonly [ReportState];
  readonly guards: readonly ReportGuard[];
  readonly commandGuards?: readonly CommandGuard[];
  /** Here the guards are told instead of `wrong_state`: they say what the state still waits for. */
  readonly waitsIn?: readonly ReportState[];
}

const everySectionSigned: ReportGuard = ({ sections }) => {
  const unsigned = sections.filter(({ state }) => state !== 'signed_off').map(({ key, title }) => ({ key, title }));
  return unsigned.length ? [{ code: 'sections_unsigned', sections: unsigned }] : [];
};
const noBlockingFinding: ReportGuard = ({ blockingFindings: findings }) =>
  findings.length ? [{ code: 'blocking_findings', findings }] : [];
const numbersCurrent: ReportGuard = ({ recompute }) =>
  recompute === 'current' ? [] : [{ code: 'recompute_pending', failed: recompute === 'failed' }];
const notOpened: ReportGuard = ({ opened }) => (opened ? [{ code: 'already_opened' }] : []);

const sectionsNamed: CommandGuard = ({ sections }, { sections: named = [] }) => {
  if (!named.length) return [{ code: 'sections_missing' }];
  const unknown = named.filter(({ sectionId }) => !sections.some(({ id }) => id === sectionId));
  const silent = named.filter(({ text }) => !text.trim());
  return [
    ...(unknown.length
      ? [{ code: 'section_unknown' as const, sectionIds: unknown.map((item) => item.sectionId) }]
      : []),
    ...(silent.length
      ? [{ code: 'section_text_missing' as const, sectionIds: silent.map((item) => item.sectionId) }]
      : []),
  ];
};

const readiness = [everySectionSigned, noBlockingFinding, numbersCurrent] as const;

export const reportTransitions: Readonly<Record<ReportAction, ReportRule>> = {
  submit: { from: ['ready'], to: ['submitted'], guards: readiness, waitsIn: ['drafting', 'revision_requested'] },
  withdraw: { from: ['submitted'], to: ['ready'], guards: [notOpened] },
  open: { from: ['submitted'], to: ['submitted'], guards: [notOpened] },
  accept: { from: ['submitted'], to: ['accepted'], guards: [numbersCurrent] },
  // once more while the department revises: a correction may need a section that the bureau did not name at first
  request_revision: {
    from: ['submitted', 'revision_requested'],
    to: ['revision_requested'],
    guards: [],
    commandGuards: [sectionsNamed],
  },
  publish: { from: ['accepted'], to: ['published'], guards: [] },
};

validateTransitions({
  states: reportStates,
  initial: 'drafting',
  final: ['published'],
  moves: {
    ...reportTransitions,
    settle: {
      from: ['drafting', 'ready', 'revision_requested'],
      to: ['drafting', 'ready', 'revision_requested'],
    },
  },
});

export type ReportDecision =
  | { readonly allowed: true; readonly to: ReportState }
  | { readonly allowed: false; readonly refusals: readonly ReportRefusal[] };

/** Everything that stands against `action` before it is tried; what must be sent with it is not asked yet. */
export function reportRefusals(report: ReportFacts, action: ReportAction): ReportRefusal[] {
  const { from, guards, waitsIn = [] } = reportTransitions[action];
  const refusals = guards.flatMap((check) => check(report));
  if (from.includes(report.state) || (waitsIn.includes(report.state) && refusals.length)) return refusals;
  return [{ code: 'wrong_state', state: report.state, needs: from }];
}

/** Whether the act may happen now, and where it leads. Changes nothing; names every refusal. */
export function decideReport(report: ReportFacts, command: ReportCommand): ReportDecision {
  const { to, commandGuards = [] } = reportTransitions[command.action];
  const refusals = reportRefusals(report, command.action);
  if (!refusals.some(({ code }) => code === 'wrong_state'))
    refusals.push(...commandGuards.flatMap((check) => check(report, command)));
  return refusals.length ? { allowed: false, refusals } : { allowed: true, to: to[0] };
}

/**
 * The state that follows by itself after a section moved or a recompute ended: `ready` when every section is
 * signed off, no blocking finding is open and the numbers are current; else back to work. What the bureau
 * holds stays as it is.
 */
export function settleReport(report: ReportFacts): ReportState {
  if (report.state === 'submitted' || report.state === 'accepted' || report.state === 'published') return report.state;
  if (report.sections.length && readiness.every((check) => check(report).length === 0)) return 'ready';
  return report.revisionOpen ? 'revision_requested' : 'drafting';
}
