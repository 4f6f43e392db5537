import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { ProportionalRule } from '../definition.js';
import { decimal, decimalText, formulaText, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { decimalsBeside, notKnown, pointsText, rateText, working } from '../wording.js';

const full = new Decimal(1);

/** Ratio × points; the ratio counts as at most 1, or gives 0 above 1 where the rubric forbids overspending. */
export const proportional: RuleKind<ProportionalRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('proportional'),
      ratio: formulaText,
      label: labelText,
      points: decimalText,
      overZero: z.literal(true).optional(),
    }),
  most: ({ points }) => decimal(points),
  formulas: ({ ratio }) => [ratio],
  evaluate: ({ ratio: formula, label, points: most, overZero }, { context }) => {
    const ratio = context.value(formula);
    if (ratio.kind !== 'known') return notKnown(label, formula, ratio, context);
    const over = ratio.value.gt(full);
    const counted = over && overZero ? new Decimal(0) : Decimal.max(0, Decimal.min(ratio.value, full));
    const points = counted.times(most);
    const step = working(label, formula, rateText(ratio.value, decimalsBeside(ratio.value, full, '%')), context);
    const text = `${step.text}${remark(ratio.value, pointsText(decimal(most)), overZero)} → ${pointsText(points)}`;
    return { points, steps: [{ ...step, text }], missing: [] };
  },
};

function remark(ratio: Decimal, most: string, overZero: true | undefined): string {
  if (ratio.isNegative() && !ratio.isZero()) return '，低于 0 的按 0 计';
  if (!ratio.gt(full)) return ` × ${most}`;
  return overZero ? ' > 100%，实际超过计划不得分' : `，超过 100% 的按 100% 计，× ${most}`;
}
