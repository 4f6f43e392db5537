import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { SumRule } from '../definition.js';
import {
  addedUp,
  decimal,
  decimalText,
  keyText,
  labelText,
  plainKind,
  total,
  type Outcome,
  type RuleKind,
} from '../rule-kind.js';
import { giving, lineOf, pointsWords } from '../wording.js';

/** The points of all parts together, within a cap where there is one. */
export const sum: RuleKind<SumRule> = {
  ...plainKind,
  schema: (rule) =>
    z.strictObject({
      kind: z.literal('sum'),
      parts: z.array(z.strictObject({ key: keyText, label: labelText, rule })).min(1),
      cap: decimalText.optional(),
    }),
  most: ({ parts, cap }, most) => {
    const whole = total(parts.map(({ rule }) => most(rule)));
    return cap === undefined ? whole : Decimal.min(whole, cap);
  },
  nested: ({ parts }, path) => parts.map(({ key, label, rule }) => ({ rule, label, path: `${path}.${key}` })),
  evaluate: ({ parts, cap }, { path, score, most, context }) => {
    const outcomes = parts.map(({ key, label, rule }) => score(rule, `${path}.${key}`, label));
    const sum = addedUp(outcomes);
    const applied = parts.filter((_, index) => !outcomes[index]!.dropped);
    if (!applied.length) return { ...sum, dropped: true };
    const weight = (some: SumRule['parts']) => total(some.map(({ rule }) => most(rule)));
    const spread = spreadOver(sum, weight(parts), weight(applied));
    if (spread.points === null || cap === undefined || spread.points.lte(cap)) return spread;
    const [before, limit] = [pointsWords(spread.points), pointsWords(decimal(cap))];
    const words = giving(
      { text: `合计 ${before.text}，最高 ${limit.text}`, en: `${before.en} in all, at most ${limit.en}` },
      decimal(cap),
    );
    return { ...spread, points: decimal(cap), steps: [...spread.steps, lineOf(words, [], context)] };
  },
};

/** Parts that do not apply hand their weight to the others. */
function spreadOver(sum: Outcome, all: Decimal, applied: Decimal): Outcome {
  if (sum.points === null || all.eq(applied) || applied.isZero()) return sum;
  const points = sum.points.times(all).div(applied);
  const [got, of, whole] = [sum.points, applied, all].map((each) => pointsWords(each));
  const words = giving(
    {
      text: `不适用部分的分值由其余部分分担：${got!.text} × ${whole!.text} ÷ ${of!.text}`,
      en: `the weight that does not apply goes to the other parts: ${got!.en} × ${whole!.en} ÷ ${of!.en}`,
    },
    points,
  );
  return { ...sum, points, steps: [...sum.steps, { ...words, inputs: [] }] };
}
