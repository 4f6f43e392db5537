export { hasCell } from './catalogue.js';
export type { AnswerInfo, AnswerShape, FigureInfo } from './catalogue.js';
export { cellKey, reasonKey } from './cell-key.js';
export { compileTemplate } from './compile-template.js';
export type { CompiledTemplate, CompileResult, TemplateError } from './compiled-template.js';
export { coveredContent } from './coverage.js';
export type { CoveredContent } from './coverage.js';
export type * from './definition.js';
export { answerInfo, figureInfo, rememberRows } from './former-rows.js';
export { GrownTemplates } from './grown-templates.js';
export {
  addedRowKey,
  addedRows,
  growingTables,
  growingUnder,
  isAddedKey,
  isRowsKey,
  matchesKey,
  removedBeginnings,
  rowLimits,
  rowsIn,
  rowsKey,
} from './growing-rows.js';
export type { AddedRow } from './growing-rows.js';
export { diffTemplates } from './diff.js';
export type { TemplateChange, TemplatePart } from './diff.js';
export { checkAnswerValue, checkFigure } from './entries.js';
export type { EntryProblem, FigureEntry } from './entries.js';
export type * from './evaluation.js';
export { liveCharts, liveTable } from './live-parts.js';
export type { LiveChart } from './live-parts.js';
export { jsonSchemas } from './json-schemas.js';
export { readReportData, reportDataSchema } from './report-data.js';
export type { ReadReportData } from './report-data.js';
export { readTemplate } from './read-template.js';
export type { ReadTemplate } from './read-template.js';
export { requiredMissing } from './requirements.js';
export type { Requirement } from './requirements.js';
export { templateSchema } from './schema.js';
export { reportMomentWords, sectionMomentWords, viewersInWords, viewerWords, writersInWords } from './right-words.js';
export { restrictedFields, sightOf } from './sight.js';
export type { Sight } from './sight.js';
export { roundingNotes, shownSums } from './rounding-notes.js';
export type { RoundingNote, ShownSum } from './rounding-notes.js';
export { createSession, evaluateReport } from './session.js';
export type { ReportSession } from './session.js';
export { placeOfNewRow, withRows } from './with-rows.js';
export { labelOf, sectionOf, shownAnswer, shownFigure, shownValue } from './texts.js';
export { tellsChange, usesPrior } from './uses-prior.js';
export { template2020 } from './templates/2020/index.js';
