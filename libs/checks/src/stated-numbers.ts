import { Decimal } from '@countersign/figures';
import { comparableUnits } from './units.js';

/** A number that a narrative states after a phrase. */
export interface StatedNumber {
  /** As written, with its unit: `37,761.05万元`. */
  text: string;
  value: Decimal;
  decimals: number;
  /** As written; it converts to the unit that was asked for. */
  unit: string;
  /** Characters from 0 into the narrative. */
  position: number;
}

/** How many characters may stand between the phrase and its number. */
const farthest = 20;
const clauseEnd = /[，。；！？、,;!?\n]/;
const number = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/y;
/** Words that make a number a bound, not a statement of the exact amount. */
const boundBefore = /(?:超过?|逾|近|不足|不到|不少于|不低于|不超过|不高于|至少|至多|大于|小于|[<>≥≤＜＞])\s*$/;
const boundAfter = /^\s*(?:以上|以下|以内|及以上|及以下|左右)/;
const rangeAfter = /^\s*[^\d\s，。]{0,3}?\s*[-–—~～至到]\s*\d/;

/**
 * Finds, for every occurrence of `phrase`, the first number in the same clause and within 20 characters that has
 * `unit` or one that converts to it. An occurrence is passed over when a `{figure.key}` stands there (live, never
 * wrong), when the number is a bound (超过 20 个, 95% 以上) or a range (10—20 个), or when no such number follows.
 */
export function findStatedNumbers(text: string, phrase: string, unit: string): StatedNumber[] {
  if (!phrase) return [];
  const plain = plainDigits(text);
  const wanted = plainDigits(phrase);
  const units = comparableUnits(unit);
  const found: StatedNumber[] = [];
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    const stated = numberAfter(plain, at + wanted.length, units);
    if (stated) found.push({ ...stated, text: text.slice(stated.position, stated.position + stated.text.length) });
  }
  return found;
}

function numberAfter(plain: string, start: number, units: readonly string[]): StatedNumber | null {
  let position = start;
  while (position < plain.length && position - start <= farthest) {
    const character = plain.charAt(position);
    if (character === '{' || clauseEnd.test(character)) return null;
    if (!/\d/.test(character)) {
      position += 1;
      continue;
    }
    number.lastIndex = position;
    const digits = number.exec(plain)?.[0] ?? character;
    const end = position + digits.length;
    const unit = unitAt(plain, end, units);
    if (unit !== null) return isExact(plain, start, position, end, unit) ? statedAt(plain, position, end, unit) : null;
    position = end;
  }
  return null;
}

/** The unit after a number, blanks between allowed; “个百分点” is not “个”. */
function unitAt(plain: string, end: number, units: readonly string[]): string | null {
  const rest = plain.slice(end, end + 12).trimStart();
  return units.find((unit) => rest.startsWith(unit) && !rest.slice(unit.length).startsWith('百分点')) ?? null;
}

function isExact(plain: string, start: number, position: number, end: number, unit: string): boolean {
  const after = plain.slice(end, end + 20);
  const afterUnit = after.slice(after.indexOf(unit) + unit.length);
  const range = rangeAfter.test(after) || /\d\s*[-–—~～至到]\s*$/.test(plain.slice(start, position));
  return !range && !boundBefore.test(plain.slice(start, position)) && !boundAfter.test(afterUnit);
}

function statedAt(plain: string, position: number, end: number, unit: string): StatedNumber {
  const negative = /[-−负]/.test(plain.charAt(position - 1));
  const from = negative ? position - 1 : position;
  const digits = plain.slice(position, end).replaceAll(',', '');
  const value = new Decimal(digits);
  const text = plain.slice(from, plain.indexOf(unit, end) + unit.length);
  return {
    text,
    value: negative ? value.neg() : value,
    decimals: digits.split('.')[1]?.length ?? 0,
    unit,
    position: from,
  };
}

/** Full-width digits and points as half-width ones, without moving any character; `，` only where it parts thousands. */
function plainDigits(text: string): string {
  return text
    .replace(/[０-９．％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)，(?=\d{3}(?!\d))/g, ',');
}
