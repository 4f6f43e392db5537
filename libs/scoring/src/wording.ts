import {
  canonicalAmount,
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

/** The same in Chinese and in English. */
export interface Words {
  text: string;
  en: string;
}

export const nothing: Words = { text: '', en: '' };

/** A name that is the same in both languages, or has its words in each. */
export const named = (name: string | Words): Words => (typeof name === 'string' ? { text: name, en: name } : name);

/** `0.94 分`, `0.94 points`: points as steps show them, at most two decimals. */
export function pointsWords(points: Decimal, decimals = 2): Words {
  const shown = canonicalAmount(roundHalfUp(points, decimals));
  return { text: `${shown} 分`, en: `${shown} ${shown === '1' ? 'point' : 'points'}` };
}

/** Ends a line with the points that it gives. */
export function giving({ text, en }: Words, points: Decimal): Words {
  const given = pointsWords(points);
  return { text: `${text} → ${given.text}`, en: `${en} → ${given.en}` };
}

export function lineOf({ text, en }: Words, keys: readonly string[], context: ScoringContext): ScoreStep {
  return { text, en, inputs: inputsOf(keys, context) };
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
 * How many decimals show on which side of each bound the value lies: two, unless rounding would make the two look
 * equal (89.996% must not read “90.00% < 90%”).
 */
export function decimalsBeside(value: Decimal, bounds: readonly Decimal[], unit: string): number {
  const shown = unit === '%' ? value.times(100) : value;
  let decimals = 2;
  for (const each of bounds) {
    const bound = unit === '%' ? each.times(100) : each;
    while (decimals < 12 && roundHalfUp(shown, decimals).cmp(bound) !== shown.cmp(bound)) decimals += 1;
  }
  return decimals;
}

/** A formula's value with its working: `三公经费控制率 = 3.65 ÷ 8.52 = 42.84%`. */
export function working(label: string | Words, formula: string, shown: string, context: ScoringContext): ScoreStep {
  const { text, en } = named(label);
  const quotient = context.quotientOf(formula);
  if (!quotient)
    return lineOf({ text: `${text} = ${shown}`, en: `${en} = ${shown}` }, context.keysOf(formula), context);
  const { numerator, denominator } = quotient;
  const division = ` = ${operandText(numerator, context)} ÷ ${operandText(denominator, context)} = ${shown}`;
  return lineOf({ text: text + division, en: en + division }, [...numerator.keys, ...denominator.keys], context);
}

/** One side of a division: a single figure as people read it, else the value. */
export function operandText({ value, keys: [first, ...others] }: Operand, context: ScoringContext): string {
  if (first !== undefined && !others.length && sameValue(context.value(first), value)) return context.show(first);
  return value.kind === 'known' ? valueText(value.value, '') : '？';
}

/** No points yet, with the step that says why: what is missing, or what cannot be computed. */
export function notKnown(label: string | Words, formula: string, value: Value, context: ScoringContext): Outcome {
  const who = named(label);
  if (value.kind === 'known') throw new TypeError(`${formula} is known`);
  if (value.kind === 'unknown') {
    const words = {
      text: `${who.text}：尚缺${namesOf(value.missing, context).text}，暂不能计分`,
      en: `${who.en}: ${namesOf(value.missing, context).en} not given yet, no score`,
    };
    return waiting(words, value.missing, context);
  }
  const elsewhere = value.at !== formula || isKey(formula);
  const why =
    value.code === 'division_by_zero'
      ? { text: '分母为零', en: 'division by zero' }
      : { text: '数值过大', en: 'value out of range' };
  const name = context.label(value.at);
  const words = {
    text: `${who.text}：${elsewhere ? `“${name}”` : ''}${why.text}，无法计算，请核对相关数据`,
    en: `${who.en}: ${elsewhere ? `“${name}”: ` : ''}${why.en}, cannot be computed; please check the figures`,
  };
  return waiting(words, elsewhere ? [value.at] : context.keysOf(formula), context);
}

/** No points yet because these answers or figures are missing. */
export function waiting(words: Words, missing: readonly string[], context: ScoringContext): Outcome {
  return { points: null, steps: [lineOf(words, missing, context)], missing };
}

function namesOf(keys: readonly string[], context: ScoringContext): Words {
  const quoted = keys.slice(0, 3).map((key) => `“${context.label(key)}”`);
  const more = keys.length > quoted.length;
  return {
    text: quoted.join('、') + (more ? `等 ${keys.length} 项` : ''),
    en: quoted.join(', ') + (more ? ` and others (${keys.length})` : ''),
  };
}
