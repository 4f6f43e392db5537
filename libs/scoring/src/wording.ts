import {
  formatFigure,
  formatWithUnit,
  isKey,
  roundHalfUp,
  sameValue,
  type Decimal,
  type Value,
} from '@countersign/figures';
import type { Operand, ScoringContext } from './context.js';
import type { Outcome } from './rule-kind.js';
import type { ScoreStep } from './score.js';

/** `0.94`, `3`: points as steps show them, at most two decimals. */
export function pointsText(points: Decimal, decimals = 2): string {
  return `${roundHalfUp(points, decimals).toString()} 分`;
}

/** `42.84%`; a bound such as `90%` has no idle decimals. */
export function rateText(ratio: Decimal, decimals = 2): string {
  return formatFigure(ratio, { unit: '%', decimals });
}

/** A value in its unit: rates with two decimals, whole numbers without, others with two. */
export function valueText(value: Decimal, unit: string, decimals = 2): string {
  return formatWithUnit(value, { unit, decimals: unit !== '%' && value.isInteger() ? 0 : decimals });
}

/** A threshold in its unit, without idle decimals: `90%`, `0.5%`, `3 个`. */
export function boundText(bound: Decimal, unit: string): string {
  return formatWithUnit(bound, { unit, decimals: (unit === '%' ? bound.times(100) : bound).decimalPlaces() });
}

/** Links to figures and answers, each key once. */
export function inputsOf(keys: readonly string[], context: ScoringContext): ScoreStep['inputs'] {
  return [...new Set(keys)].map((key) => ({ key, label: context.label(key), shown: context.show(key) }));
}

/**
 * How many decimals show on which side of `bound` the value lies: two, unless rounding would make the two look
 * equal (89.996% must not read “90.00% < 90%”).
 */
export function decimalsBeside(value: Decimal, bound: Decimal, unit: string): number {
  const [shown, limit] = unit === '%' ? [value.times(100), bound.times(100)] : [value, bound];
  let decimals = 2;
  while (decimals < 12 && roundHalfUp(shown, decimals).cmp(limit) !== shown.cmp(limit)) decimals += 1;
  return decimals;
}

/** A formula's value with its working: `三公经费控制率 = 3.65 ÷ 8.52 = 42.84%`. */
export function working(label: string, formula: string, shown: string, context: ScoringContext): ScoreStep {
  const quotient = context.quotientOf(formula);
  if (!quotient) return { text: `${label} = ${shown}`, inputs: inputsOf(context.keysOf(formula), context) };
  const { numerator, denominator } = quotient;
  return {
    text: `${label} = ${operandText(numerator, context)} ÷ ${operandText(denominator, context)} = ${shown}`,
    inputs: inputsOf([...numerator.keys, ...denominator.keys], context),
  };
}

function operandText({ value, keys: [first, ...others] }: Operand, context: ScoringContext): string {
  if (first !== undefined && !others.length && sameValue(context.value(first), value)) return context.show(first);
  return value.kind === 'known' ? valueText(value.value, '') : '？';
}

/** No points yet, with the step that says why: what is missing, or what cannot be computed. */
export function notKnown(label: string, formula: string, value: Value, context: ScoringContext): Outcome {
  if (value.kind === 'known') throw new TypeError(`${formula} is known`);
  if (value.kind === 'unknown')
    return waiting(`${label}：尚缺${namesOf(value.missing, context)}，暂不能计分`, value.missing, context);
  const elsewhere = value.at !== formula || isKey(formula);
  const why = value.code === 'division_by_zero' ? '分母为零' : '数值过大';
  const where = elsewhere ? `“${context.label(value.at)}”` : '';
  return waiting(
    `${label}：${where}${why}，无法计算，请核对相关数据`,
    elsewhere ? [value.at] : context.keysOf(formula),
    context,
  );
}

/** No points yet because these answers or figures are missing. */
export function waiting(text: string, missing: readonly string[], context: ScoringContext): Outcome {
  return { points: null, steps: [{ text, inputs: inputsOf(missing, context) }], missing };
}

function namesOf(keys: readonly string[], context: ScoringContext): string {
  const named = keys.slice(0, 3).map((key) => `“${context.label(key)}”`);
  return named.join('、') + (keys.length > named.length ? `等 ${keys.length} 项` : '');
}
