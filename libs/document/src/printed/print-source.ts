import type { StageComparison } from '@countersign/scoring';
import type { CompiledTemplate, ReportEvaluation, ReportInputs } from '@countersign/template';
import type { ReportState } from '@countersign/workflow';

/** What a report is printed from. */
export interface PrintSource {
  /** With the rows that the report added in place (`GrownTemplates`). */
  template: CompiledTemplate;
  inputs: ReportInputs;
  evaluation: ReportEvaluation;
  /** Verified points and re-scores beside the self-score; absent while nobody gave any. */
  stages?: StageComparison;
  department: string;
  state: ReportState;
  /** Date of the cover in words: `2021年3月15日`. */
  date: string;
  /** Moment for the properties of a file (`PrintedReport.made`). */
  made?: string;
  /** Whether the reader may see a field of a section; for a table also its reasons, for an indicator how it came out. */
  visible(section: string, field: string): boolean;
}
