import type { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { Band, BandsRule } from '../definition.js';
import { decimal, decimalText, formulaText, greatest, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { boundText, decimalsBeside, notKnown, pointsText, valueText, working } from '../wording.js';

type Operator = NonNullable<Band['when']>['op'];

const holds: Record<Operator, (value: Decimal, bound: Decimal) => boolean> = {
  '<': (value, bound) => value.lt(bound),
  '<=': (value, bound) => value.lte(bound),
  '>': (value, bound) => value.gt(bound),
  '>=': (value, bound) => value.gte(bound),
};
const sign: Record<Operator, string> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };
const opposite: Record<Operator, Operator> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** The first band that holds gives the points. Raw values are compared, rounding is only for showing. */
export const bands: RuleKind<BandsRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('bands'),
      value: formulaText,
      label: labelText,
      unit: z.string(),
      bands: z
        .array(
          z.strictObject({
            when: z.strictObject({ op: z.enum(['<', '<=', '>', '>=']), bound: decimalText }).optional(),
            points: decimalText,
          }),
        )
        .min(1)
        .refine((all) => all.every(({ when }, index) => (when === undefined) === (index === all.length - 1)), {
          message: '只有最后一档不写界限，其余各档都要写',
        }),
    }),
  most: (rule) => greatest(rule.bands.map(({ points }) => points)),
  formulas: ({ value }) => [value],
  evaluate: ({ value: formula, label, unit, bands: all }, { context }) => {
    const value = context.value(formula);
    if (value.kind !== 'known') return notKnown(label, formula, value, context);
    const chosen = all.findIndex(({ when }) => !when || holds[when.op](value.value, decimal(when.bound)));
    const points = decimal(all[chosen]?.points ?? '0');
    const reason = reasonFor(all, chosen);
    const decimals = reason ? decimalsBeside(value.value, decimal(reason.bound), unit) : 2;
    const step = working(label, formula, valueText(value.value, unit, decimals), context);
    const compared = reason ? ` ${sign[reason.op]} ${boundText(decimal(reason.bound), unit)}` : '';
    return { points, steps: [{ ...step, text: `${step.text}${compared} → ${pointsText(points)}` }], missing: [] };
  },
};

/** The comparison that decided: the band's own bound, or for the last band that the bound before did not hold. */
function reasonFor(all: readonly Band[], chosen: number): Band['when'] {
  const own = all[chosen]?.when;
  if (own) return own;
  const before = all[chosen - 1]?.when;
  return before && { op: opposite[before.op], bound: before.bound };
}
