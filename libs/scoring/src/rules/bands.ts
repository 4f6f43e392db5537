import type { Decimal } from '@countersign/figures';
import { z } from 'zod';
import { chooseRange, rangeProblems, rangeText } from '../band-ranges.js';
import { comparison, decisive, firstThatHolds, lastOpen, lastOpenMessage, neverReached, sign } from '../comparison.js';
import type { Band, BandsRule } from '../definition.js';
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
import { boundText } from '../wording.js';

const end = z.strictObject({ at: signedDecimalText, closed: z.boolean() });
const hasEnds = ({ from, to }: Band): boolean => from !== undefined || to !== undefined;

/** The band that holds the value gives the points. Exact values are compared, rounding is only for showing. */
export const bands: RuleKind<BandsRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('bands'),
      ...measuredShape,
      value: formulaText,
      unit: z.string(),
      bands: z
        .array(
          z.strictObject({
            when: comparison.optional(),
            from: end.optional(),
            to: end.optional(),
            points: decimalText,
          }),
        )
        .min(1)
        .refine((all) => all.some(hasEnds) || lastOpen(all), { message: lastOpenMessage })
        .refine((all) => !all.some(hasEnds) || all.every((band) => band.when === undefined), {
          message: '一条规则只能用一种写法：各档都写比较条件，或各档都写上下限',
        }),
      outside: decimalText.optional(),
    }),
  most,
  formulas: ({ value }) => [value],
  answers: (rule, path, label) => emptySlots([rule.empty], path, label, most(rule).toString()),
  problems: ({ bands: all, outside, unit }) =>
    all.some(hasEnds) ? rangeProblems(all, outside, unit) : neverReached(all),
  evaluate: (rule, scope) => {
    const { bands: all } = rule;
    const found = measureValue(rule, most(rule), boundsOf(all), scope);
    if (!('value' in found)) return found;
    const { points, compared } = all.some(hasEnds) ? inRanges(rule, found.value) : inOrder(rule, found.value);
    return concluded(found.line, { text: compared, en: compared }, decimal(points), rule.rounding);
  },
};

function most({ bands: all, outside = '0' }: BandsRule): Decimal {
  return greatest([...all.map(({ points }) => points), outside]);
}

const boundsOf = (all: readonly Band[]): Decimal[] =>
  all.flatMap(({ when, from, to }) => [when?.bound, from?.at, to?.at].flatMap((text) => (text ? [decimal(text)] : [])));

function inOrder({ bands: all, unit }: BandsRule, value: Decimal): { points: string; compared: string } {
  const chosen = firstThatHolds(all, value);
  const reason = decisive(all, chosen);
  const compared = reason ? ` ${sign[reason.op]} ${boundText(decimal(reason.bound), unit)}` : '';
  return { points: all[chosen]?.points ?? '0', compared };
}

function inRanges(
  { bands: all, outside = '0', unit }: BandsRule,
  value: Decimal,
): { points: string; compared: string } {
  const band = chooseRange(all, value);
  return band
    ? { points: band.points, compared: ` ∈ ${rangeText(band, unit)}` }
    : { points: outside, compared: ` ∉ ${all.map((each) => rangeText(each, unit)).join('∪')}` };
}
