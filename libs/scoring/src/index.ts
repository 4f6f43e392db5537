export { scoringContext } from './context.js';
export type { Operand, ReportTexts, ScoringContext } from './context.js';
export type * from './definition.js';
export type { IndicatorScore, ScoreStep } from './score.js';
