export type { AnswerSlot, ChecklistSlot, ChoiceSlot, JudgedSlot, YesNoSlot } from './answer-slot.js';
export { checkAnswer } from './check-answer.js';
export type { AnswerProblem } from './check-answer.js';
export { scoringContext } from './context.js';
export type { Operand, ReportTexts, ScoringContext } from './context.js';
export type * from './definition.js';
export {
  answerKeysOf,
  askedAnswers,
  checkIndicator,
  fieldsReadBy,
  formulasOf,
  indicatorSchema,
  mostPoints,
  rulesWithin,
  ruleSchema,
} from './rubric.js';
export type { IndicatorProblem } from './rubric.js';
export { ruleLines } from './rule-words.js';
export type { RuleLine } from './rule-words.js';
export { checkRubric, fullPoints } from './rubric-settings.js';
export type { Rubric, RubricProblem } from './rubric-settings.js';
export type { GroupScore, IndicatorScore, RubricScore, ScoreStep, VetoHit } from './score.js';
export { scoreIndicator } from './score-indicator.js';
export { addUpRubric, scoreRubric } from './score-rubric.js';
export { checkStagedPoints, scoredBy, stagedPointsLimits, stepOf } from './staged-points.js';
export type { ScoredBy, StagedPointsLimits, StagedPointsProblem } from './staged-points.js';
export { compareStages, givenStages, pointsByStage } from './stages.js';
export type * from './stages.js';
export { isWritten } from './written.js';
