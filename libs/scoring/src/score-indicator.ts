import { canonicalAmount, Decimal, roundHalfUp } from '@countersign/figures';
import type { ScoringContext } from './context.js';
import type { IndicatorDefinition, Rule } from './definition.js';
import { mostPoints } from './rubric.js';
import type { Outcome } from './rule-kind.js';
import { kindOf } from './rules/index.js';
import type { IndicatorScore, ScoreStep } from './score.js';
import { giving, pointsWords } from './wording.js';

/**
 * Scores one indicator with its working. Points are rounded half up to two decimals once, here, and stay within
 * 0 and the indicator's full points; they are null while something is missing. What it takes off, a deduction shows
 * as a negative. Whether the weight of one that does not apply goes elsewhere is for `scoreRubric`.
 */
export function scoreIndicator(indicator: IndicatorDefinition, context: ScoringContext): IndicatorScore {
  const { key, label, group, section, role } = indicator;
  const full = new Decimal(indicator.points);
  const outcome = scoreRule(indicator.rule, key, label, context);
  const { points: exact, steps, missing, dropped, vetoes } = outcome;
  const deduction = role === 'deduction';
  const score = {
    key,
    label,
    group,
    section,
    of: dropped || deduction ? '0' : canonicalAmount(full),
    ...(role && { role }),
    ...(dropped && { notApplicable: true as const }),
    ...(vetoes?.length && { vetoes: [...vetoes] }),
  };
  if (exact === null) return { ...score, points: null, steps, missing: [...missing] };
  const kept = Decimal.min(full, Decimal.max(0, exact));
  const points = Decimal.min(full, roundHalfUp(kept, 2));
  return {
    ...score,
    points: canonicalAmount(deduction ? points.neg() : points),
    steps: [...steps, ...totalStep(kept, points, steps), ...(deduction ? [takenOff(points)] : [])],
    missing: [],
  };
}

function scoreRule(rule: Rule, path: string, label: string, context: ScoringContext): Outcome {
  return kindOf(rule).evaluate(rule, {
    context,
    path,
    label,
    score: (inner, innerPath = path, innerLabel = label) => scoreRule(inner, innerPath, innerLabel, context),
    most: mostPoints,
  });
}

/** Says the sum of several steps, and the rounding where it shows. */
function totalStep(exact: Decimal, points: Decimal, steps: readonly ScoreStep[]): ScoreStep[] {
  const rounded = !roundHalfUp(exact, 4).eq(points);
  if (steps.length < 2 && !rounded) return [];
  const whole = pointsWords(exact, 4);
  const words = rounded
    ? { text: `合计 ${whole.text}，四舍五入保留两位小数`, en: `${whole.en} in all, rounded half up to two decimals` }
    : { text: '合计', en: 'In all' };
  return [{ ...giving(words, points), inputs: [] }];
}

function takenOff(points: Decimal): ScoreStep {
  return {
    ...giving({ text: '扣分项，从总分中扣除', en: 'A deduction, taken off the total' }, points.neg()),
    inputs: [],
  };
}
