import { Decimal, halfWidth } from '@countersign/figures';
import { chineseNumber } from './chinese-number.js';
import { conversion } from './units.js';

/** A target or result such as `≥95%`, `5 次`, `20人以上`, `不超过3天`, `90%—95%`, `五次`. */
export interface Goal {
  comparison: '>=' | '>' | '<=' | '<' | 'within';
  value: Decimal;
  /** Upper end of a range. */
  upTo?: Decimal;
  unit: string;
}

const before =
  '≥|>=|≤|<=|>|<|=|不少于|不低于|不小于|至少|不超过|不高于|不多于|不大于|至多|大于|小于|低于|高于|超过|多于|少于|达到|达|完成';
const amount = '-?\\d{1,15}(?:\\.\\d{1,10})?';
const unit = '[^\\d\\s以及≥≤<>=~—–至-]{0,10}?';
const shape = new RegExp(`^(${before})?\\s*(${amount})\\s*(${unit})\\s*((?:及|或)?(?:以[上下内]|左右))?$`);
const range = new RegExp(`^(${amount})\\s*(${unit})\\s*[-~—–至到]+\\s*(${amount})\\s*(${unit})\\s*(?:之间)?$`);
const comparisons: Readonly<Record<string, Goal['comparison']>> = {
  '>': '>',
  大于: '>',
  超过: '>',
  高于: '>',
  多于: '>',
  '<': '<',
  小于: '<',
  低于: '<',
  少于: '<',
  '≤': '<=',
  '<=': '<=',
  不超过: '<=',
  不高于: '<=',
  不多于: '<=',
  不大于: '<=',
  至多: '<=',
};

/** Reads a target or result; null when it is not one number or range with a unit (`不适用`, `-`, prose). */
export function parseGoal(text: string): Goal | null {
  if (text.length > 60) return null;
  const plain = westernDigits(
    halfWidth(text)
      .replace(/[＞＜＝～]/g, (sign) => ({ '＞': '>', '＜': '<', '＝': '=', '～': '~' })[sign] ?? sign)
      .trim()
      .replace(/(?<=\d),(?=\d{3})/g, ''),
  );
  return parseRange(plain) ?? parseOne(plain);
}

function parseOne(plain: string): Goal | null {
  const [, sign = '', digits, name = '', after = ''] = shape.exec(plain) ?? [];
  if (digits === undefined) return null;
  return { comparison: comparisonOf(sign, after), value: new Decimal(digits), unit: name };
}

function parseRange(plain: string): Goal | null {
  const [, low, lowUnit, high, name] = range.exec(plain) ?? [];
  if (low === undefined || high === undefined || name === undefined) return null;
  const [least, most] = [new Decimal(low), new Decimal(high)];
  if ((lowUnit && lowUnit !== name) || most.lte(least)) return null;
  return { comparison: 'within', value: least, upTo: most, unit: name };
}

function comparisonOf(sign: string, after: string): Goal['comparison'] {
  return comparisons[sign] ?? (after.endsWith('下') || after.endsWith('内') ? '<=' : '>=');
}

/** 五次 as 5次, 百分之九十五 as 95%; words that only hold a digit (一般, 三公经费) are left. */
function westernDigits(text: string): string {
  const [, lead = '', percent = '', digits = '', rest = ''] =
    /^([^零一二两三四五六七八九十百\d]{0,4}?)(百分之)?([零一二两三四五六七八九十百千万点]+)((?:[个项件次场人名家户辆台套份篇批天万元%以].{0,6})?)$/.exec(
      text,
    ) ?? [];
  const read = chineseNumber(digits.replaceAll('两', '二'));
  return read ? `${lead}${read.value.toFixed()}${percent && '%'}${rest}` : text;
}

/** Whether a result reaches its target; null when the two cannot be compared because their units differ. */
export function reaches(result: Goal, target: Goal): boolean | null {
  const factor = conversion(result.unit, target.unit);
  if (!factor) return null;
  const value = result.value.times(factor);
  switch (target.comparison) {
    case '>=':
      return value.gte(target.value);
    case '>':
      return value.gt(target.value);
    case '<=':
      return value.lte(target.value);
    case '<':
      return value.lt(target.value);
    case 'within':
      return value.gte(target.value) && (result.upTo?.times(factor) ?? value).lte(target.upTo ?? target.value);
  }
}

/** Whether two targets ask for the same. */
export function sameGoal(a: Goal | null, b: Goal | null): boolean {
  if (!a || !b) return a === b;
  const factor = conversion(b.unit, a.unit);
  if (!factor || a.comparison !== b.comparison) return false;
  const upper = (goal: Goal) => goal.upTo ?? goal.value;
  return a.value.eq(b.value.times(factor)) && upper(a).eq(upper(b).times(factor));
}
