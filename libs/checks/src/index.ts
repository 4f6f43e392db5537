export type { CheckContext, CheckRow, ReasonRow, ReasonTable } from './context.js';
export type * from './definition.js';
export type { Finding, FindingPlace, Fix, ReplaceText, SetFigure } from './finding.js';
export { formulasOf, runChecks } from './run-checks.js';
export { checkSchema } from './schema.js';
export { findStatedNumbers } from './stated-numbers.js';
export type { TextNumber } from './text-numbers.js';
