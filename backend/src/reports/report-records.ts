import type { SubjectFacts } from '@countersign/access';
import type { AssistingOffice, ReportState, SectionAct, SectionState } from '@countersign/workflow';

/** A report's row with what rules and views need of its surroundings. Days are `2021-03-31`. */
export interface ReportRecord {
  readonly id: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly templateVersionId: string;
  readonly year: number;
  readonly title: string;
  readonly state: ReportState;
  readonly revision: number;
  readonly figuresRevision: number;
  readonly deadline: string | null;
  readonly submittedAt: Date | null;
  readonly submittedByName: string | null;
  readonly openedAt: Date | null;
  /** The revision request in force, until the bureau accepts or asks anew. */
  readonly openRequestId: string | null;
}

export interface Act<Action extends string = string> {
  readonly action: Action;
  readonly by: string | null;
  readonly name: string;
  readonly post: string;
  readonly at: Date;
  readonly comment: string;
}

/** A section of a report's present version. */
export interface StandingSection {
  readonly id: string;
  readonly key: string;
  readonly state: SectionState;
  readonly position: number;
}

/** A section's row with its offices, its people and its last acts. */
export interface SectionRecord {
  readonly id: string;
  readonly reportId: string;
  readonly key: string;
  readonly state: SectionState;
  readonly revision: number;
  readonly officeId: string | null;
  readonly officeName: string | null;
  readonly leaderId: string | null;
  readonly leaderName: string | null;
  readonly deadline: string | null;
  readonly submittedBy: string | null;
  readonly approvedBy: string | null;
  readonly movedAt: Date;
  readonly savedAt: Date | null;
  readonly savedBy: { readonly id: string; readonly name: string; readonly post: string } | null;
  readonly assisting: readonly AssistingOffice[];
  /** Named by the revision request in force. */
  readonly reopened: boolean;
  /** Last transition; saving, assigning and reminding are none. */
  readonly lastTransition: Act<SectionAct> | null;
  readonly lastAct: Act | null;
}

/** What the rules of `libs/access` look at. */
export function reportSubject({ departmentId, state, openedAt, openRequestId }: ReportRecord): SubjectFacts['Report'] {
  return { departmentId, state, opened: openedAt !== null, revisionOpen: openRequestId !== null };
}

/** What the rules of `libs/access` look at. */
export function sectionSubject(report: ReportRecord, section: SectionRecord): SubjectFacts['Section'] {
  const { officeId, leaderId, state, submittedBy, approvedBy, reopened } = section;
  return {
    departmentId: report.departmentId,
    reportState: report.state,
    revisionOpen: report.openRequestId !== null,
    reopened,
    officeId,
    assistingOfficeIds: section.assisting.map((office) => office.officeId),
    leaderId,
    state,
    submittedBy,
    approvedBy,
  };
}
