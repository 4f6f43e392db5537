import { figureOfPrior } from '@countersign/figures';
import type { CompiledTemplate, ReportEvaluation, ReportInputs, SectionDefinition } from '@countersign/template';
import { figuresSheet } from './figures-sheet.js';
import { listSheet } from './list-sheet.js';
import { scoreSheet } from './score-sheet.js';
import { sheetNames } from './sheet-names.js';
import type { SheetDraft } from './sheet-draft.js';
import { tableSheet } from './table-sheet.js';
import { FigureCells } from './figure-cells.js';
import type { Workbook, WorkbookMark } from './workbook.js';

/** What a report's workbook is made from. */
export interface WorkbookSource {
  department: string;
  /** With the rows that the report added in place. */
  template: CompiledTemplate;
  inputs: ReportInputs;
  evaluation: ReportEvaluation;
  mark: WorkbookMark;
  /** Keys of fields that the reader does not see: they are left out. */
  hidden?: readonly string[];
}

/** The report's tables, lists, other figures and points as a workbook whose computed cells compute. */
export function reportWorkbook(source: WorkbookSource): Workbook {
  const { template, department } = source;
  const { definition } = template;
  const drafts = [...definition.sections.flatMap((section) => sheetsOf(section, source)), ...others(source)];
  const names = sheetNames(drafts.map(({ title }) => title));
  const cells = new FigureCells(source);
  for (const [index, draft] of drafts.entries()) cells.place(names[index]!, draft.figures);
  return {
    title: `${department}${definition.year}年度绩效自评数据表`,
    mark: source.mark,
    sheets: drafts.map((draft, index) => draft.sheet(names[index]!, cells)),
  };
}

function sheetsOf({ fields }: SectionDefinition, source: WorkbookSource): SheetDraft[] {
  return fields.flatMap((field) => {
    if (source.hidden?.includes(field.key)) return [];
    if (field.kind === 'table') return [tableSheet(field, source)];
    return field.kind === 'list' ? [listSheet(field, source)] : [];
  });
}

/** Figures outside tables, last year's amounts that formulas read, and the points. */
function others(source: WorkbookSource): SheetDraft[] {
  const { figures, model, fields } = source.template;
  const single = [...figures.values()].filter(
    ({ field }) => fields.get(field)?.kind !== 'table' && !source.hidden?.includes(field),
  );
  const prior = model.priorKeys.filter((key) => figureOfPrior(key) === undefined);
  const sheets = single.length || prior.length ? [figuresSheet(single, prior, source)] : [];
  return source.evaluation.scores.length ? [...sheets, scoreSheet(source)] : sheets;
}
