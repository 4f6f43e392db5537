import type { SectionRefusal } from './refusal.js';
import type { ContentFacts, SectionActor, SectionCommand, SectionFacts } from './section-facts.js';
import * as guard from './section-guards.js';
import type { CommandGuard, SectionGuard } from './section-guards.js';
import { sectionStates } from './states.js';
import type { SectionAction, SectionState } from './states.js';
import { validateTransitions } from './transitions.js';

interface SectionRule {
  readonly from: readonly SectionState[];
  /** The first is where it goes unless the rule says otherwise. */
  readonly to: readonly [SectionState, ...SectionState[]];
  readonly guards: readonly SectionGuard[];
  readonly commandGuards?: readonly CommandGuard[];
}

/** Who may act is the business of `libs/access`; this table says when, and where it leads. */
export const sectionTransitions: Readonly<Record<SectionAction, SectionRule>> = {
  submit: {
    from: ['draft', 'returned'],
    to: ['in_review'],
    guards: [
      guard.open,
      guard.assigned,
      guard.requiredFilled,
      guard.noBlockingFinding,
      guard.warningsExplained,
      guard.notesAnswered,
      guard.numbersCurrent,
    ],
  },
  recall: {
    from: ['in_review', 'awaiting_sign_off'],
    to: ['draft', 'in_review'],
    guards: [guard.open, guard.ownLastAct],
  },
  countersign: {
    from: ['in_review'],
    to: ['in_review'],
    guards: [guard.open, guard.standsForOpenOffice, guard.notTheSubmitter],
  },
  approve: {
    from: ['in_review'],
    to: ['awaiting_sign_off'],
    guards: [guard.open, guard.countersigned, guard.notTheSubmitter, guard.numbersCurrent],
  },
  return: {
    from: ['in_review', 'awaiting_sign_off'],
    to: ['returned', 'in_review'],
    guards: [guard.open],
    commandGuards: [guard.reasonGiven, guard.oneStepBackFromLeader],
  },
  sign: {
    from: ['awaiting_sign_off'],
    to: ['signed_off'],
    guards: [guard.withDepartment, guard.notTheSubmitter, guard.notTheApprover, guard.numbersCurrent],
    commandGuards: [guard.digestCurrent],
  },
  reopen: {
    from: ['signed_off'],
    to: ['returned'],
    guards: [guard.beforeSubmission],
    commandGuards: [guard.reasonGiven],
  },
};

validateTransitions({
  states: sectionStates,
  initial: 'draft',
  final: [],
  moves: { ...sectionTransitions, lapse: { from: ['signed_off'], to: ['awaiting_sign_off'] } },
});

export type SectionDecision =
  | { readonly allowed: true; readonly to: SectionState }
  | { readonly allowed: false; readonly refusals: readonly SectionRefusal[] };

/**
 * Everything that stands against `action` before it is tried; empty when it can be offered. What must be sent
 * with it (a reason, the digest) is not asked yet.
 */
export function sectionRefusals(section: SectionFacts, action: SectionAction, actor: SectionActor): SectionRefusal[] {
  const { from, guards } = sectionTransitions[action];
  if (!from.includes(section.state)) return [{ code: 'wrong_state', state: section.state, needs: from }];
  return guards.flatMap((check) => check(section, actor));
}

/** Whether the act may happen now, and where it leads. Changes nothing; names every refusal, not the first. */
export function decideSection(section: SectionFacts, command: SectionCommand, actor: SectionActor): SectionDecision {
  const refusals = sectionRefusals(section, command.action, actor);
  if (!refusals.some(({ code }) => code === 'wrong_state')) {
    const { commandGuards = [] } = sectionTransitions[command.action];
    refusals.push(...commandGuards.flatMap((check) => check(section, command)));
  }
  return refusals.length ? { allowed: false, refusals } : { allowed: true, to: destination(section, command) };
}

function destination({ state }: SectionFacts, { action, to }: SectionCommand): SectionState {
  if (action === 'recall') return state === 'awaiting_sign_off' ? 'in_review' : 'draft';
  if (action === 'return') return to ?? 'returned';
  return sectionTransitions[action].to[0];
}

/** A signature covers linked and computed figures too: when one changes, the section needs a new signature. */
export function lapse(state: SectionState, coveredChanged: boolean): SectionState {
  return state === 'signed_off' && coveredChanged ? 'awaiting_sign_off' : state;
}

/** Why nobody may write the section's content now; empty while it is open to its owners. */
export function contentLocks(section: ContentFacts): SectionRefusal[] {
  const needs = sectionTransitions.submit.from;
  const locks = guard.open(section);
  return needs.includes(section.state) ? locks : [...locks, { code: 'wrong_state', state: section.state, needs }];
}
