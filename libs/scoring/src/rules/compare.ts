import { z } from 'zod';
import type { CompareRule } from '../definition.js';
import { concluded } from '../measured.js';
import { decimal, decimalText, formulaText, greatest, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { decimalsBeside, lineOf, notKnown, valueText } from '../wording.js';

/** Points by order: none at all, not above the base, above it. */
export const compare: RuleKind<CompareRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('compare'),
      value: formulaText,
      base: formulaText,
      label: labelText,
      baseLabel: labelText,
      unit: z.string(),
      none: decimalText.optional(),
      notAbove: decimalText,
      above: decimalText,
    }),
  most: ({ none = '0', notAbove, above }) => greatest([none, notAbove, above]),
  formulas: ({ value, base }) => [value, base],
  evaluate: (rule, { context }) => {
    const { label, baseLabel, unit } = rule;
    const value = context.value(rule.value);
    if (value.kind !== 'known') return notKnown(label, rule.value, value, context);
    const keys = context.keysOf(rule.value);
    if (rule.none !== undefined && value.value.isZero()) {
      const text = `${label} = ${valueText(value.value, unit)}`;
      return concluded(
        lineOf({ text, en: text }, keys, context),
        { text: '，没有发生', en: ', none' },
        decimal(rule.none),
      );
    }
    const base = context.value(rule.base);
    if (base.kind !== 'known')
      return notKnown({ text: `${label}（${baseLabel}）`, en: `${label} (${baseLabel})` }, rule.base, base, context);
    const above = value.value.gt(base.value);
    const decimals = decimalsBeside(value.value, [base.value], unit);
    const [now, before] = [value.value, base.value].map((each) => valueText(each, unit, decimals));
    const line = lineOf(
      {
        text: `${label} = ${now}，${above ? '高于' : '不高于'}${baseLabel} ${before}`,
        en: `${label} = ${now}, ${above ? 'above' : 'not above'} ${baseLabel} ${before}`,
      },
      [...keys, ...context.keysOf(rule.base)],
      context,
    );
    return concluded(line, { text: '', en: '' }, decimal(above ? rule.above : rule.notAbove));
  },
};
