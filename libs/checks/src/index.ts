export type { CheckContext, ReasonRow, ReasonTable } from './context.js';
export type * from './definition.js';
export type { Finding, FindingPlace } from './finding.js';
