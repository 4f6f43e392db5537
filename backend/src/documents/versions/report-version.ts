import { printReport, reportWorkbook, type PrintedReport, type Workbook } from '@countersign/document';
import type { StageComparison } from '@countersign/scoring';
import type { CompiledTemplate, ReportEvaluation, ReportInputs } from '@countersign/template';
import type { ReportState } from '@countersign/workflow';
import { canonicalJson } from '@countersign/workflow';
import { chineseDay } from '../../notifications/chinese-day.js';

/**
 * One version of a report, as far as one reader may see it, as plain data: every file of the version is made of this
 * and of nothing else, so that equal versions have equal files.
 */
export interface ReportVersion {
  readonly format: 1;
  readonly reportId: string;
  readonly department: string;
  /** As `2021-03-15`: when the bureau received it; of the present content, when it was written last. */
  readonly day: string;
  readonly state: ReportState;
  /** Null: the present content. */
  readonly round: number | null;
  readonly template: { readonly id: string; readonly key: string; readonly year: number; readonly version: number };
  readonly inputs: ReportInputs;
  readonly evaluation: ReportEvaluation;
  readonly stages?: StageComparison;
  /** Keys of fields that the reader does not see. */
  readonly hidden: readonly string[];
}

/** The bytes by which a version is known and kept. */
export const versionBytes = (version: ReportVersion): Buffer => Buffer.from(canonicalJson(version));

/** `template` has the rows that the version added. */
export function printVersion(version: ReportVersion, template: CompiledTemplate): PrintedReport {
  const { inputs, evaluation, stages, department, state, day, hidden } = version;
  const unseen = new Set(hidden);
  return printReport({
    template,
    inputs,
    evaluation,
    ...(stages && { stages }),
    department,
    state,
    date: chineseDay(day),
    visible: (_, field) => !unseen.has(field),
  });
}

export function versionWorkbook(version: ReportVersion, template: CompiledTemplate): Workbook {
  const { department, inputs, evaluation, reportId, hidden } = version;
  return reportWorkbook({
    department,
    hidden,
    template,
    inputs,
    evaluation,
    mark: { reportId, templateVersionId: version.template.id },
  });
}
