import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { DeductPerItemRule } from '../definition.js';
import { decimal, decimalText, formulaText, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { giving, lineOf, notKnown, pointsWords, valueText, type Words } from '../wording.js';

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
      cap: decimalText.optional(),
    }),
  most: ({ points, from }, most) => (from ? Decimal.min(points, most(from)) : decimal(points)),
  formulas: ({ count }) => [count],
  nested: ({ from }, path, label) => (from ? [{ rule: from, path, label }] : []),
  evaluate: (rule, scope) => {
    const { points, count, unit, label, from } = rule;
    const { context } = scope;
    const before = from ? scope.score(from) : { points: decimal(points), steps: [], missing: [] };
    if (before.dropped) return before;
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
    const start = Decimal.min(before.points, points);
    const { deduction, words } = deductionFor(rule, start, counted.value);
    const after = Decimal.max(start.minus(deduction), 0);
    const shown = valueText(counted.value, unit);
    const line = giving({ text: `${name} ${shown}，${words.text}`, en: `${name} ${shown}, ${words.en}` }, after);
    return { ...before, points: after, steps: [...before.steps, lineOf(line, keys, context)], missing: [] };
  },
};

function deductionFor(
  { each, unit, cap }: DeductPerItemRule,
  before: Decimal,
  count: Decimal,
): { deduction: Decimal; words: Words } {
  const whole = Decimal.max(count, 0).times(each);
  if (whole.isZero()) return { deduction: whole, words: { text: '不扣分', en: 'nothing deducted' } };
  const capped = cap !== undefined && whole.gt(cap);
  const deduction = capped ? decimal(cap) : whole;
  const [from, taken, uncapped, cost] = [before, deduction, whole, decimal(each)].map((points) => pointsWords(points));
  const limit = capped
    ? { text: `共 ${uncapped!.text}，最多扣 ${taken!.text}：`, en: `${uncapped!.en} in all, at most ${taken!.en}: ` }
    : { text: '', en: '' };
  const spent = deduction.gt(before);
  return {
    deduction,
    words: {
      text: `每${unit}扣 ${cost!.text}${capped ? '，' : '：'}${limit.text}${from!.text} − ${taken!.text}${spent ? '，扣完为止' : ''}`,
      en: `each costs ${cost!.en}${capped ? ', ' : ': '}${limit.en}${from!.en} − ${taken!.en}${spent ? ', down to 0' : ''}`,
    },
  };
}
