import type { ReportState, SectionState } from './states.js';

/** How many assisting offices must confirm a section before it can be approved. */
export type CountersignRule = 'all' | 'any' | 'majority';

/** `failed` carries what the engine said; until it is mended nothing may be decided on old numbers. */
export type Recompute = 'current' | 'pending' | 'failed';

/** A section of the report, as a refusal names it. */
export interface SectionName {
  readonly key: string;
  readonly title: string;
}

/** Why an act on a section is refused, with the facts that a sentence needs. */
export type SectionRefusal =
  | { readonly code: 'wrong_state'; readonly state: SectionState; readonly needs: readonly SectionState[] }
  | { readonly code: 'report_locked'; readonly reportState: ReportState }
  | { readonly code: 'not_reopened' }
  | { readonly code: 'unassigned'; readonly lacks: readonly ('office' | 'leader')[] }
  | { readonly code: 'required_missing'; readonly fields: readonly { field: string; label: string }[] }
  | { readonly code: 'blocking_findings'; readonly findings: readonly { key: string; message: string }[] }
  | { readonly code: 'warnings_unexplained'; readonly findings: readonly { key: string; message: string }[] }
  | { readonly code: 'notes_unanswered'; readonly notes: readonly { field: string | null; text: string }[] }
  | { readonly code: 'recompute_pending'; readonly failed: boolean }
  | { readonly code: 'not_own_act' }
  | { readonly code: 'acted_since'; readonly action: string }
  | { readonly code: 'same_person'; readonly did: 'submit' | 'approve' }
  | { readonly code: 'nothing_to_countersign' }
  | { readonly code: 'countersignature_missing'; readonly rule: CountersignRule; readonly offices: readonly string[] }
  | { readonly code: 'reason_missing' }
  | { readonly code: 'not_one_step_back' }
  | { readonly code: 'digest_changed' };

/** Why an act on a report is refused. */
export type ReportRefusal =
  | { readonly code: 'wrong_state'; readonly state: ReportState; readonly needs: readonly ReportState[] }
  | { readonly code: 'sections_unsigned'; readonly sections: readonly SectionName[] }
  | { readonly code: 'blocking_findings'; readonly findings: readonly { key: string; message: string }[] }
  | { readonly code: 'recompute_pending'; readonly failed: boolean }
  | { readonly code: 'already_opened' }
  | { readonly code: 'sections_missing' }
  | { readonly code: 'section_text_missing'; readonly sectionIds: readonly string[] }
  | { readonly code: 'section_unknown'; readonly sectionIds: readonly string[] };

export type SectionRefusalCode = SectionRefusal['code'];
export type ReportRefusalCode = ReportRefusal['code'];
