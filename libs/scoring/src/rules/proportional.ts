import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { ProportionalRule } from '../definition.js';
import { concluded, emptySlots, measure, measuredLine, measuredShape } from '../measured.js';
import { decimal, decimalText, formulaText, plainKind, type RuleKind } from '../rule-kind.js';
import { boundText, pointsWords, type Words } from '../wording.js';

const full = new Decimal(1);

/** Ratio × points; the ratio counts as at most 1, or gives 0 above 1 where the rubric forbids overspending. */
export const proportional: RuleKind<ProportionalRule> = {
  ...plainKind,
  schema: () =>
    z
      .strictObject({
        kind: z.literal('proportional'),
        ...measuredShape,
        ratio: formulaText,
        points: decimalText,
        overZero: z.literal(true).optional(),
        floor: decimalText.optional(),
        inverse: z.literal(true).optional(),
      })
      .refine(({ inverse, overZero, floor }) => !inverse || (!overZero && floor === undefined), {
        path: ['inverse'],
        message: '反比计分不能同时设下限或“超过得 0 分”',
      }),
  most: ({ points }) => decimal(points),
  formulas: ({ ratio }) => [ratio],
  answers: ({ empty, points }, path, label) => emptySlots([empty], path, label, points),
  evaluate: (rule, scope) => {
    const { ratio: formula, label, points: most, floor } = rule;
    const found = measure(formula, '%', most, rule, scope);
    if (!('value' in found)) return found;
    const bounds = floor === undefined ? [full] : [full, decimal(floor)];
    const line = measuredLine(label, formula, found, '%', bounds, scope);
    const { points, remark } = counted(rule, found.value, pointsWords(decimal(most)));
    return concluded(line, remark, points, rule.rounding);
  },
};

interface Counted {
  points: Decimal;
  remark: Words;
}

function counted(rule: ProportionalRule, ratio: Decimal, most: Words): Counted {
  const { points, overZero, floor, inverse } = rule;
  if (ratio.isNegative() && !ratio.isZero() && !inverse)
    return { points: decimal('0'), remark: { text: '，低于 0 的按 0 计', en: ', below 0 counts as 0' } };
  if (inverse) return inverted(points, ratio, most);
  if (floor !== undefined && ratio.lt(floor)) {
    const bound = boundText(decimal(floor), '%');
    return { points: decimal('0'), remark: { text: ` < ${bound}，不得分`, en: ` < ${bound}, gives nothing` } };
  }
  if (!ratio.gt(full)) return { points: ratio.times(points), remark: { text: ` × ${most.text}`, en: ` × ${most.en}` } };
  if (overZero)
    return {
      points: decimal('0'),
      remark: { text: ' > 100%，实际超过计划不得分', en: ' > 100%, more than planned gives nothing' },
    };
  return {
    points: decimal(points),
    remark: { text: `，超过 100% 的按 100% 计，× ${most.text}`, en: `, over 100% counts as 100%, × ${most.en}` },
  };
}

function inverted(points: string, ratio: Decimal, most: Words): Counted {
  if (!ratio.gt(full))
    return { points: decimal(points), remark: { text: ' ≤ 100%，得满分', en: ' ≤ 100%, full points' } };
  return {
    points: decimal(points).div(ratio),
    remark: {
      text: ` > 100%，按反比计：${most.text} ÷ 该比率`,
      en: ` > 100%, in inverse proportion: ${most.en} ÷ the ratio`,
    },
  };
}
