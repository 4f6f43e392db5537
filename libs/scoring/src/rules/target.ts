import { z } from 'zod';
import { holds, sign } from '../comparison.js';
import type { TargetRule } from '../definition.js';
import { concluded, emptySlots, measure, measuredLine, measuredShape } from '../measured.js';
import { decimal, decimalText, formulaText, greatest, plainKind, type RuleKind } from '../rule-kind.js';
import { boundText, notKnown } from '../wording.js';

const misses = { '<': '≥', '<=': '>', '>': '≤', '>=': '<', '=': '≠' } as const;

/** Full points when a target is reached in the stated direction, else what a miss gives. */
export const target: RuleKind<TargetRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('target'),
      ...measuredShape,
      value: formulaText,
      unit: z.string(),
      op: z.enum(['<', '<=', '>', '>=', '=']),
      target: formulaText,
      points: decimalText,
      missed: decimalText.optional(),
    }),
  most: ({ points, missed = '0' }) => greatest([points, missed]),
  formulas: ({ value, target: aim }) => [value, aim],
  answers: ({ empty, points }, path, label) => emptySlots([empty], path, label, points),
  evaluate: (rule, scope) => {
    const { value: formula, label, unit, op } = rule;
    const aim = scope.context.value(rule.target);
    if (aim.kind !== 'known')
      return notKnown({ text: `${label}（目标值）`, en: `${label} (target)` }, rule.target, aim, scope.context);
    const found = measure(formula, unit, rule.points, rule, scope);
    if (!('value' in found)) return found;
    const reached = op === '=' ? found.value.eq(aim.value) : holds[op](found.value, aim.value);
    const line = measuredLine(label, formula, found, unit, [aim.value], scope);
    const mark = reached ? (op === '=' ? '=' : sign[op]) : misses[op];
    const bound = boundText(aim.value, unit);
    const remark = reached
      ? { text: ` ${mark} ${bound}，达到目标`, en: ` ${mark} ${bound}, target reached` }
      : { text: ` ${mark} ${bound}，未达目标`, en: ` ${mark} ${bound}, target missed` };
    return concluded(line, remark, decimal(reached ? rule.points : (rule.missed ?? '0')), rule.rounding);
  },
};
