import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { DocumentsRule } from '../definition.js';
import { concluded } from '../measured.js';
import { decimal, decimalText, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { lineOf, pointsWords, waiting } from '../wording.js';
import { perItem } from './add-per-item.js';

/** Points by how many rows a list has. */
export const documents: RuleKind<DocumentsRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('documents'),
      list: z.string().min(1),
      label: labelText,
      unit: z.string().min(1),
      points: decimalText,
      each: decimalText,
      expected: z.int().min(1).optional(),
    }),
  most: ({ points }) => decimal(points),
  reads: ({ list }) => ({ lists: [list] }),
  evaluate: ({ list, label, unit, points: full, each, expected }, { context }) => {
    const rows = context.answer(list);
    if (!Array.isArray(rows))
      return waiting(
        { text: `${label}：尚未填报，暂不能计分`, en: `${label}: not given yet, no score` },
        [list],
        context,
      );
    const shown = `${label} ${rows.length} ${unit}`;
    const line = lineOf({ text: shown, en: shown }, [list], context);
    if (expected === undefined) return perItem(line, new Decimal(rows.length), each, full, unit);
    const lacking = Math.max(0, expected - rows.length);
    const deduction = decimal(each).times(lacking);
    const [before, taken, cost] = [decimal(full), deduction, decimal(each)].map((points) => pointsWords(points));
    const words = lacking
      ? {
          text: `，应有 ${expected} ${unit}，每缺一${unit}扣 ${cost!.text}：${before!.text} − ${taken!.text}${deduction.gt(full) ? '，扣完为止' : ''}`,
          en: `, ${expected} expected, each missing one costs ${cost!.en}: ${before!.en} − ${taken!.en}${deduction.gt(full) ? ', down to 0' : ''}`,
        }
      : { text: `，应有 ${expected} ${unit}，不扣分`, en: `, ${expected} expected, nothing deducted` };
    return concluded(line, words, Decimal.max(0, decimal(full).minus(deduction)));
  },
};
