import type { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { LinearRule } from '../definition.js';
import { concluded, emptySlots, measureValue, measuredShape } from '../measured.js';
import {
  decimal,
  decimalText,
  formulaText,
  greatest,
  plainKind,
  signedDecimalText,
  type RuleKind,
} from '../rule-kind.js';
import { boundText, pointsWords, type Words } from '../wording.js';

type Mark = LinearRule['marks'][number];

/** Straight lines between marks; the outer marks' points hold beyond them. */
export const linear: RuleKind<LinearRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('linear'),
      ...measuredShape,
      value: formulaText,
      unit: z.string(),
      marks: z
        .array(z.strictObject({ at: signedDecimalText, points: decimalText }))
        .min(2)
        .refine((marks) => marks.every(({ at }, index) => !index || decimal(at).gt(marks[index - 1]!.at)), {
          message: '各标准值应从小到大排列，且不相同',
        }),
    }),
  most,
  formulas: ({ value }) => [value],
  answers: (rule, path, label) => emptySlots([rule.empty], path, label, most(rule).toString()),
  evaluate: (rule, scope) => {
    const { marks, unit } = rule;
    const bounds = marks.map(({ at }) => decimal(at));
    const found = measureValue(rule, most(rule), bounds, scope);
    if (!('value' in found)) return found;
    const { points, remark } = between(marks, found.value, unit);
    return concluded(found.line, remark, points, rule.rounding);
  },
};

function most({ marks }: LinearRule): Decimal {
  return greatest(marks.map(({ points }) => points));
}

function between(marks: readonly Mark[], value: Decimal, unit: string): { points: Decimal; remark: Words } {
  const above = marks.findIndex(({ at }) => value.lte(at));
  const high = marks[above];
  if (!high) return beyond(marks.at(-1)!, ' ≥ ', unit);
  const low = marks[above - 1];
  if (!low) return beyond(high, ' ≤ ', unit);
  const part = value.minus(low.at).div(decimal(high.at).minus(low.at));
  const points = decimal(low.points).plus(part.times(decimal(high.points).minus(low.points)));
  const [from, to] = [low, high].map(({ at, points: given }) => ({
    at: boundText(decimal(at), unit),
    given: pointsWords(decimal(given)),
  }));
  return {
    points,
    remark: {
      text: `，在 ${from!.at}（${from!.given.text}）与 ${to!.at}（${to!.given.text}）之间按直线计`,
      en: `, on the line between ${from!.at} (${from!.given.en}) and ${to!.at} (${to!.given.en})`,
    },
  };
}

function beyond({ at, points }: Mark, side: string, unit: string): { points: Decimal; remark: Words } {
  const compared = side + boundText(decimal(at), unit);
  return { points: decimal(points), remark: { text: compared, en: compared } };
}
