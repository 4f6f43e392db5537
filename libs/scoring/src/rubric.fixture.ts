import { buildModel } from '@countersign/figures';
import { scoringContext } from './context.js';
import type { IndicatorDefinition, Rule } from './definition.js';
import type { Rubric } from './rubric-settings.js';
import type { RubricScore } from './score.js';
import { scoreRubric } from './score-rubric.js';

const built = buildModel({
  inputs: ['findings', 'count', 'top', 'bottom'],
  derived: [{ key: 'rate', formula: 'top / bottom' }],
});
if (!built.ok) throw new Error('the model does not build');
const { model } = built;

/** Scores a whole rubric over a few figures, for specs. */
export function scoreWhole(
  rubric: Rubric,
  answers: Record<string, unknown> = {},
  figures: Record<string, string> = {},
): RubricScore {
  const evaluation = model.evaluate(figures);
  const context = scoringContext(model, evaluation, { answers, label: (key) => key, show: (key) => key });
  return scoreRubric(rubric, context);
}

export const compile = model.compile.bind(model);

/** An indicator that a person judges in hundredths. */
export function judgedIndicator(
  key: string,
  points: string,
  group = 'g',
  more: Partial<IndicatorDefinition> = {},
): IndicatorDefinition {
  const rule: Rule = { kind: 'judged', label: key, points, step: '0.01' };
  return { key, label: key, group, section: 's', criterion: '', points, rule, ...more };
}

/** An indicator that does not apply while top and bottom are 0. */
export function droppedIndicator(key: string, points: string, group = 'g'): IndicatorDefinition {
  const rule: Rule = { kind: 'proportional', ratio: 'rate', label: key, points, empty: 'drop' };
  return judgedIndicator(key, points, group, { rule });
}

/** Judged points by indicator, each with a reason. */
export const judgements = (points: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(points).map(([key, each]) => [key, { points: each, reason: '因' }]));
