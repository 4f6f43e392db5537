import { canonicalAmount, Decimal, roundHalfUp } from '@countersign/figures';
import type { ScoringContext } from './context.js';
import type { IndicatorDefinition, Rule } from './definition.js';
import type { Outcome } from './rule-kind.js';
import { kindOf } from './rules/index.js';
import type { IndicatorScore, ScoreStep } from './score.js';
import { pointsText } from './wording.js';

/**
 * Scores one indicator with its working. Points are rounded half up to two decimals once, here, and stay within
 * 0 and the indicator's full points; they are null while something is missing.
 */
export function scoreIndicator(indicator: IndicatorDefinition, context: ScoringContext): IndicatorScore {
  const { key, label, group, section } = indicator;
  const of = new Decimal(indicator.points);
  const { points: exact, steps, missing } = scoreRule(indicator.rule, key, label, context);
  const score = { key, label, group, section, of: canonicalAmount(of) };
  if (exact === null) return { ...score, points: null, steps, missing: [...missing] };
  const kept = Decimal.min(of, Decimal.max(0, exact));
  const points = roundHalfUp(kept, 2);
  return {
    ...score,
    points: canonicalAmount(points),
    steps: [...steps, ...totalStep(kept, points, steps)],
    missing: [],
  };
}

function scoreRule(rule: Rule, path: string, label: string, context: ScoringContext): Outcome {
  return kindOf(rule).evaluate(rule, {
    context,
    path,
    label,
    score: (inner, innerPath = path, innerLabel = label) => scoreRule(inner, innerPath, innerLabel, context),
  });
}

/** Says the sum of several steps, and the rounding where it shows. */
function totalStep(exact: Decimal, points: Decimal, steps: readonly ScoreStep[]): ScoreStep[] {
  const rounded = !roundHalfUp(exact, 4).eq(points);
  if (steps.length < 2 && !rounded) return [];
  const text = rounded
    ? `合计 ${pointsText(exact, 4)}，四舍五入保留两位小数 → ${pointsText(points)}`
    : `合计 → ${pointsText(points)}`;
  return [{ text, inputs: [] }];
}
