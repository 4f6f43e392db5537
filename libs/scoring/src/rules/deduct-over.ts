import { Decimal, roundHalfUp } from '@countersign/figures';
import { z } from 'zod';
import type { DeductOverRule } from '../definition.js';
import { decimal, decimalText, formulaText, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { boundText, decimalsBeside, notKnown, pointsText, rateText, working } from '../wording.js';

/** Full points up to a threshold, then less for each percentage point over it, in proportion; never below 0. */
export const deductOver: RuleKind<DeductOverRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('deduct_over'),
      ratio: formulaText,
      label: labelText,
      threshold: decimalText,
      points: decimalText,
      perPoint: decimalText,
    }),
  most: ({ points }) => decimal(points),
  formulas: ({ ratio }) => [ratio],
  evaluate: ({ ratio: formula, label, threshold, points: most, perPoint }, { context }) => {
    const ratio = context.value(formula);
    if (ratio.kind !== 'known') return notKnown(label, formula, ratio, context);
    const bound = decimal(threshold);
    const pointsOver = Decimal.max(0, ratio.value.minus(bound).times(100));
    const deduction = pointsOver.times(perPoint);
    const points = Decimal.max(0, decimal(most).minus(deduction));
    const step = working(label, formula, rateText(ratio.value, decimalsBeside(ratio.value, bound, '%')), context);
    const compared = pointsOver.isZero()
      ? ` ≤ ${boundText(bound, '%')}`
      : ` > ${boundText(bound, '%')}，${deductionText(decimal(most), pointsOver, perPoint)}`;
    return { points, steps: [{ ...step, text: `${step.text}${compared} → ${pointsText(points)}` }], missing: [] };
  },
};

function deductionText(most: Decimal, pointsOver: Decimal, perPoint: string): string {
  const deduction = pointsOver.times(perPoint);
  const over = `超出 ${roundHalfUp(pointsOver, 2).toString()} 个百分点，每个百分点扣 ${pointsText(decimal(perPoint))}`;
  return `${over}：${pointsText(most)} − ${pointsText(deduction)}${deduction.gt(most) ? '，扣完为止' : ''}`;
}
