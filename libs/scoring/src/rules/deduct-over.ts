import { z } from 'zod';
import { deducted, deductionShape } from '../deduction.js';
import type { DeductOverRule } from '../definition.js';
import { concluded, emptySlots, measure, measuredLine, measuredShape } from '../measured.js';
import { decimal, decimalText, formulaText, plainKind, signedDecimalText, type RuleKind } from '../rule-kind.js';

/** Full points up to a threshold, then less for each block beyond it; never below 0. */
export const deductOver: RuleKind<DeductOverRule> = {
  ...plainKind,
  schema: () =>
    z
      .strictObject({
        kind: z.literal('deduct_over'),
        ...measuredShape,
        ...deductionShape,
        ratio: formulaText,
        threshold: signedDecimalText,
        unit: z.string().optional(),
        tolerance: decimalText.optional(),
      })
      .refine(({ tolerance, direction }) => tolerance === undefined || direction === 'both', {
        path: ['tolerance'],
        message: '只有两个方向都扣分时才能设允许偏差',
      }),
  most: ({ points }) => decimal(points),
  formulas: ({ ratio }) => [ratio],
  answers: ({ empty, points }, path, label) => emptySlots([empty], path, label, points),
  evaluate: (rule, scope) => {
    const { ratio: formula, label, unit = '%', points: full } = rule;
    const found = measure(formula, unit, full, rule, scope);
    if (!('value' in found)) return found;
    const threshold = decimal(rule.threshold);
    const line = measuredLine(label, formula, found, unit, [threshold], scope);
    const { points, remark } = deducted(rule, found.value, threshold, unit);
    return concluded(line, remark, points, rule.rounding);
  },
};
