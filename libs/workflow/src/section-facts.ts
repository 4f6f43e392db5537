import type { CountersignRule, Recompute } from './refusal.js';
import type { ReportState, SectionAction, SectionState } from './states.js';

/** A system act beside people's: a covered figure changed, so the signature lapsed. */
export type SectionAct = SectionAction | 'lapse';

export interface AssistingOffice {
  readonly officeId: string;
  readonly name: string;
  readonly countersigned: boolean;
}

/** What decides whether the content of a section is open at all. */
export interface ContentFacts {
  readonly state: SectionState;
  readonly reportState: ReportState;
  /** The bureau asked for revision, and has neither accepted nor asked anew since. */
  readonly revisionOpen: boolean;
  /** That open request names this section. */
  readonly reopened: boolean;
}

/** Everything that decides what may happen to a section; plain values, read in one transaction. */
export interface SectionFacts extends ContentFacts {
  readonly officeId: string | null;
  readonly leaderId: string | null;
  readonly submittedBy: string | null;
  readonly approvedBy: string | null;
  /** Last transition of this section; saving, assigning and reminding are none. */
  readonly lastAct: { readonly action: SectionAct; readonly by: string | null } | null;
  readonly assisting: readonly AssistingOffice[];
  readonly countersignRule: CountersignRule;
  readonly recompute: Recompute;
  readonly requiredMissing: readonly { field: string; label: string }[];
  /** Findings whose section this is. */
  readonly blockingFindings: readonly { key: string; message: string }[];
  readonly unexplainedWarnings: readonly { key: string; message: string }[];
  readonly unansweredNotes: readonly { field: string | null; text: string }[];
  /** SHA-256 of what a signature would cover now. */
  readonly digest: string;
}

/** Who acts: always the real person, so that nobody gets round the separation of duties by acting for another. */
export interface SectionActor {
  readonly id: string;
  /** Offices whose reviewer the person is; these may countersign. */
  readonly reviewerOf: readonly string[];
}

/** What was sent with the act. */
export interface SectionCommand {
  readonly action: SectionAction;
  /** Comment of the act. A return or reopening needs this or a note. */
  readonly reason?: string;
  readonly notes?: readonly { field: string | null; text: string }[];
  /** For `return`: to the owner (the default) or one step, to the reviewer. */
  readonly to?: 'returned' | 'in_review';
  /** For `sign`: the digest that was shown. */
  readonly digest?: string;
}
