import { Decimal } from '@countersign/figures';
import { chineseNumber } from './chinese-number.js';
import { isMoney } from './units.js';

/** A number with its unit as a text states it. */
export interface TextNumber {
  /** As written, with its unit: `37,761.05万元`. */
  text: string;
  /** In `unit`. */
  value: Decimal;
  /** Decimals that are printed. */
  decimals: number;
  /** What one step of the last printed digit is worth, in `unit`. */
  grain: Decimal;
  /** Without the multiplier before it: `3千万元` has 万元, `1.2万人次` has 人次. */
  unit: string;
  /** Characters from 0 into the text, with the sign; `end` is behind the unit and `unitAt` where the digits end. */
  position: number;
  unitAt: number;
  end: number;
  /** False for a bound (超过 20 个, 95% 以上) and for a range (10—20 个). */
  exact: boolean;
}

const counted =
  '个百分点 百分点 平方米 人次 批次 户次 公里 % ‰ 元 人 名 个 项 件 次 场 家 户 辆 台 套 份 篇 批 条 天 亩 吨 度'.split(
    ' ',
  );
/** What makes a measure word a part of another word. */
const notBefore: Readonly<Record<string, string>> = {
  个: '(?!百分点|月|工作日|季度|小时)',
  次: '(?!性)',
  件: '(?!事)',
  人: '(?!均)',
  批: '(?!准|复|示)',
  度: '(?!假)',
};
const mantissa =
  /百分之[零一二三四五六七八九十百点]+|\d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[零一二三四五六七八九十][零一二三四五六七八九十百千万亿点]*/g;
/** Words that make a number a bound, not a statement of the exact amount. */
const boundsBefore = '超 超过 逾 近 不足 不到 不少于 不低于 不超过 不高于 至少 至多 大于 小于 < > ≥ ≤ ＜ ＞'.split(' ');
const boundAfter = /^\s{0,3}(?:以上|以下|以内|及以上|及以下|左右)/;
const dash = '-–—~～至到';
const rangeBefore = /\d\s{0,3}(?:[-–—~～至到]|(?:万元|亿元|元|%|个|人|项|次)[-–—~～至])$/;
const rangeAfter = /^\s{0,3}[-–—~～至到]\s{0,3}\d/;
const mostDigits = { whole: 15, fraction: 10 };

/** Every number with a unit in a text, in order. `units` are further ones that count. Linear in the text. */
export function numbersIn(text: string, units: readonly string[] = []): TextNumber[] {
  const plain = plainDigits(text);
  const unit = unitPattern(units);
  const digits = new RegExp(mantissa);
  const found: TextNumber[] = [];
  for (let match = digits.exec(plain); match; match = digits.exec(plain)) {
    const number = numberAt(plain, match.index, match[0], unit);
    if (!number) continue;
    digits.lastIndex = number.end;
    number.text = text.slice(number.position, number.end);
    found.push(number);
  }
  return found;
}

function numberAt(plain: string, start: number, written: string, unit: RegExp): TextNumber | null {
  const before = plain.slice(Math.max(0, start - 12), start);
  // ordinals, names, and the second part of 3亿5000万元
  if (/(?:[第A-Za-z_.]|\d[万亿])$/.test(before)) return null;
  const chinese = /^[^\d]/.test(written);
  const read = chinese ? readChinese(written) : readArabic(written);
  if (!read) return null;
  unit.lastIndex = start + written.length - read.left.length;
  const [all = '', multiplier = '', name = ''] = read.unit ? [read.unit, '', read.unit] : (unit.exec(plain) ?? []);
  const scale = name ? scaleOf(multiplier, name) : null;
  if (!scale) return null;
  const unitAt = start + written.length - read.left.length;
  const end = read.unit ? start + written.length : unitAt + all.length;
  const [ahead, behind] = [before.trimEnd(), plain.slice(end, end + 8)];
  const range = (dash.includes(ahead.slice(-1)) && rangeBefore.test(ahead)) || rangeAfter.test(behind);
  const negative = !range && /[-−负]$/.test(before);
  const bound = boundsBefore.some((word) => ahead.endsWith(word)) || boundAfter.test(behind);
  const value = scale.power ? read.value.times(powerOfTen(scale.power)) : read.value;
  return {
    text: '',
    value: negative ? value.neg() : value,
    decimals: read.decimals,
    grain: powerOfTen(scale.power - read.decimals),
    unit: scale.unit,
    position: negative ? start - 1 : start,
    unitAt: read.unit ? end : unitAt,
    end,
    exact: !range && !bound,
  };
}

interface Read {
  value: Decimal;
  decimals: number;
  /** Multipliers that were taken as digits and belong to the unit. */
  left: string;
  /** Where the number itself says it: 百分之五. */
  unit?: string;
}

function readArabic(written: string): Read | null {
  const [whole = '', fraction = ''] = written.replaceAll(',', '').split('.');
  if (whole.length > mostDigits.whole || fraction.length > mostDigits.fraction) return null;
  return { value: new Decimal(`${whole}.${fraction || '0'}`), decimals: fraction.length, left: '' };
}

/** 三千六百五十万(元) is 3650 of the unit 万元: its last multiplier goes to the unit. */
function readChinese(written: string): Read | null {
  if (written.startsWith('百分之')) {
    const read = chineseNumber(written.slice(3));
    return read && { ...read, left: '', unit: '%' };
  }
  const left = /[万亿]$/.exec(written)?.[0] ?? '';
  const read = chineseNumber(written);
  if (read && !written.includes('点'))
    return left ? { ...read, value: read.value.div(left === '亿' ? 100_000_000 : 10_000), left } : { ...read, left };
  const part = chineseNumber(written.slice(0, written.length - left.length));
  return part && { ...part, left };
}

const powers: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const moneyPowers: readonly [string, number][] = [
  ['亿元', 8],
  ['百万元', 6],
  ['万元', 4],
  ['千元', 3],
  ['元', 0],
];

/** 千 before 万元 is a multiplier; 百万元, 万元 and 千元 are units. */
function scaleOf(multiplier: string, name: string): { unit: string; power: number } | null {
  const written = `${multiplier}${name}`;
  if (!multiplier || isMoney(written)) return { unit: written, power: 0 };
  const power = [...multiplier].reduce((sum, character) => sum + (powers[character] ?? 0), 0);
  if (!isMoney(name)) return { unit: name, power };
  const ended = moneyPowers.find(([unit]) => unit !== '百万元' && `${multiplier}元`.endsWith(unit));
  return ended ? { unit: ended[0], power: power - ended[1] } : null;
}

const tens = new Map<number, Decimal>();

function powerOfTen(power: number): Decimal {
  const remembered = tens.get(power) ?? new Decimal(10).pow(power);
  tens.set(power, remembered);
  return remembered;
}

const patterns = new Map<string, RegExp>();

function unitPattern(units: readonly string[]): RegExp {
  const key = units.join(' ');
  const remembered = patterns.get(key);
  if (remembered) return remembered;
  const names = [...new Set([...counted, ...units.filter((unit) => unit && !isMoney(unit))])].sort(
    (a, b) => b.length - a.length,
  );
  const choices = names
    .map((name) => `${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${notBefore[name] ?? ''}`)
    .join('|');
  const pattern = new RegExp(`\\s{0,8}([十百千万亿]{0,3})(${choices})(?![/／])`, 'y');
  patterns.set(key, pattern);
  return pattern;
}

/**
 * Full-width and formal digits as plain ones, without moving any character: `１２．５％`, `叁仟`, `圆`; `，` becomes a
 * comma only where it parts thousands.
 */
export function plainDigits(text: string): string {
  return text
    .replace(/[０-９．％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[〇○壹贰叁肆伍陆柒捌玖两拾佰仟圆]/g, (character) => formal[character] ?? character)
    .replace(/(?<=\d)，(?=\d{3}(?!\d))/g, ',');
}

const formal: Readonly<Record<string, string>> = Object.fromEntries(
  [...'〇○壹贰叁肆伍陆柒捌玖两拾佰仟圆'].map((character, index) => [
    character,
    [...'零零一二三四五六七八九二十百千元'][index]!,
  ]),
);
