import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { AddPerItemRule } from '../definition.js';
import { concluded } from '../measured.js';
import { decimal, decimalText, formulaText, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { lineOf, notKnown, pointsWords, valueText } from '../wording.js';

/** Points for each counted item, up to the most. */
export const addPerItem: RuleKind<AddPerItemRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('add_per_item'),
      points: decimalText,
      each: decimalText,
      count: formulaText,
      unit: z.string().min(1),
      label: labelText,
    }),
  most: ({ points }) => decimal(points),
  formulas: ({ count }) => [count],
  evaluate: ({ points: full, each, count, unit, label }, { context }) => {
    const counted = context.value(count);
    if (counted.kind !== 'known') return notKnown(label, count, counted, context);
    const shown = `${label} ${valueText(counted.value, unit)}`;
    const line = lineOf({ text: shown, en: shown }, context.keysOf(count), context);
    return perItem(line, Decimal.max(0, counted.value), each, full, unit);
  },
};

/** So many at `each`, at most `full`; the words keep what it would be without the limit. */
export function perItem(line: ReturnType<typeof lineOf>, count: Decimal, each: string, full: string, unit: string) {
  const whole = count.times(each);
  const [sum, most, single] = [whole, decimal(full), decimal(each)].map((points) => pointsWords(points));
  const over = whole.gt(full);
  return concluded(
    line,
    {
      text: `，每${unit}计 ${single!.text}${over ? `，共 ${sum!.text}，最多计 ${most!.text}` : ''}`,
      en: `, ${single!.en} each${over ? `, ${sum!.en} in all, at most ${most!.en}` : ''}`,
    },
    Decimal.min(whole, full),
  );
}
