import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { DeductPerItemRule } from '../definition.js';
import { decimal, decimalText, formulaText, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { inputsOf, notKnown, pointsText, valueText } from '../wording.js';

/** Full points, or those of another rule, less a fixed deduction for each counted item; never below 0. */
export const deductPerItem: RuleKind<DeductPerItemRule> = {
  ...plainKind,
  schema: (rule) =>
    z.strictObject({
      kind: z.literal('deduct_per_item'),
      points: decimalText,
      each: decimalText,
      count: formulaText,
      unit: z.string().min(1),
      label: labelText.optional(),
      from: rule.optional(),
    }),
  most: ({ points, from }, most) => (from ? Decimal.min(points, most(from)) : decimal(points)),
  formulas: ({ count }) => [count],
  nested: ({ from }, path, label) => (from ? [{ rule: from, path, label }] : []),
  evaluate: ({ points, each, count, unit, label, from }, scope) => {
    const { context } = scope;
    const before = from ? scope.score(from) : { points: decimal(points), steps: [], missing: [] };
    const keys = context.keysOf(count);
    const name = label ?? (keys[0] === undefined ? scope.label : context.label(keys[0]));
    const counted = context.value(count);
    if (counted.kind !== 'known') {
      const unknown = notKnown(name, count, counted, context);
      return {
        ...unknown,
        steps: [...before.steps, ...unknown.steps],
        missing: [...before.missing, ...unknown.missing],
      };
    }
    if (before.points === null) return before;
    const deduction = Decimal.max(counted.value, 0).times(each);
    const after = Decimal.max(before.points.minus(deduction), 0);
    const text = `${name} ${valueText(counted.value, unit)}，${deductionText(before.points, deduction, each, unit)} → ${pointsText(after)}`;
    return { points: after, steps: [...before.steps, { text, inputs: inputsOf(keys, context) }], missing: [] };
  },
};

function deductionText(before: Decimal, deduction: Decimal, each: string, unit: string): string {
  if (deduction.isZero()) return '不扣分';
  const rest = `每${unit}扣 ${pointsText(decimal(each))}：${pointsText(before)} − ${pointsText(deduction)}`;
  return deduction.gt(before) ? `${rest}，扣完为止` : rest;
}
