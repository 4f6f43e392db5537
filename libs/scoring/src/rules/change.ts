import type { Decimal } from '@countersign/figures';
import { z } from 'zod';
import { deducted, deductionShape } from '../deduction.js';
import type { ChangeRule } from '../definition.js';
import { concluded, emptySlots, measured, measuredShape, whenEmpty, withoutFigure } from '../measured.js';
import {
  decimal,
  formulaText,
  plainKind,
  signedDecimalText,
  type Outcome,
  type RuleKind,
  type RuleScope,
} from '../rule-kind.js';
import { decimalsBeside, lineOf, notKnown, operandText, valueText } from '../wording.js';

/** Change against a base: full points up to a threshold, then less for each block. Without a base the rule says what holds. */
export const change: RuleKind<ChangeRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('change'),
      ...measuredShape,
      ...deductionShape,
      value: formulaText,
      base: formulaText,
      threshold: signedDecimalText.optional(),
      noBase: whenEmpty,
    }),
  most: ({ points }) => decimal(points),
  formulas: ({ value, base }) => [value, base],
  answers: ({ empty, noBase, points }, path, label) => emptySlots([empty, noBase], path, label, points),
  evaluate: (rule, scope) => {
    const { context } = scope;
    const value = context.value(rule.value);
    const base = context.value(rule.base);
    const open = [value, base].flatMap((each, index) =>
      each.kind === 'known' ? [] : [notKnown(rule.label, index ? rule.base : rule.value, each, context)],
    );
    if (value.kind !== 'known' || base.kind !== 'known')
      return {
        points: null,
        steps: open.flatMap(({ steps }) => steps),
        missing: [...new Set(open.flatMap(({ missing }) => missing))],
      };
    if (!base.value.gt(0)) return withoutBase(rule, value.value, base.value, scope);
    const rate = measured(value.value.minus(base.value).div(base.value), '%', rule.rounding);
    const threshold = decimal(rule.threshold ?? '0');
    const { points, remark } = deducted(rule, rate.value, threshold, '%');
    const shown = valueText(rate.exact, '%', decimalsBeside(rate.exact, [threshold], '%'));
    const counted = rate.value.eq(rate.exact) ? '' : valueText(rate.value, '%');
    const [now, before] = [rule.value, rule.base].map((formula) =>
      operandText({ value: context.value(formula), keys: context.keysOf(formula) }, context),
    );
    const line = lineOf(
      {
        text: `${rule.label} =（${now} − ${before}）÷ ${before} = ${shown}${counted && `，按 ${counted} 计`}`,
        en: `${rule.label} = (${now} − ${before}) ÷ ${before} = ${shown}${counted && `, counted as ${counted}`}`,
      },
      keysOf(rule, scope),
      context,
    );
    return concluded(line, remark, points, rule.rounding);
  },
};

function withoutBase(rule: ChangeRule, value: Decimal, base: Decimal, scope: RuleScope): Outcome {
  const nothing = value.isZero() && base.isZero();
  const why = nothing
    ? { text: `${rule.label}：本期与基数均为 0`, en: `${rule.label}: both the value and its base are 0` }
    : {
        text: `${rule.label}：基数${base.isZero() ? '为 0' : '小于 0'}，没有可比的变动率`,
        en: `${rule.label}: no base to compare with`,
      };
  const outcome = nothing ? (rule.empty ?? rule.noBase) : rule.noBase;
  return withoutFigure(outcome, why, rule.points, keysOf(rule, scope), scope);
}

const keysOf = ({ value, base }: ChangeRule, { context }: RuleScope): string[] =>
  [value, base].flatMap((formula) => [...context.keysOf(formula)]);
