import { numbersIn, plainDigits, type TextNumber } from './text-numbers.js';
import { comparableUnits } from './units.js';

/** How many characters may stand between a phrase and its number. */
export const farthest = 20;
const clauseEnd = /[，。；！？、,;!?\n{]/;

/**
 * Finds, for every occurrence of `phrase`, the first number in the same clause and within 20 characters that has
 * `unit` or one that converts to it. An occurrence is passed over when a `{figure.key}` stands there (live, never
 * wrong), when the number is a bound (超过 20 个, 95% 以上) or a range (10—20 个), or when no such number follows.
 */
export function findStatedNumbers(text: string, phrase: string, unit: string): TextNumber[] {
  if (!phrase) return [];
  const plain = plainDigits(text);
  const wanted = plainDigits(phrase);
  const units = comparableUnits(unit);
  const numbers = numbersIn(text, units).filter((number) => units.includes(number.unit));
  const found: TextNumber[] = [];
  let next = 0;
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    const start = at + wanted.length;
    while (next < numbers.length && numbers[next]!.position < start) next += 1;
    const number = numbers[next];
    if (number && number.position - start <= farthest && number.exact && joined(plain.slice(start, number.position)))
      found.push(number);
  }
  return found;
}

/** No clause ends between a phrase and its number, and no live figure stands there. */
export function joined(between: string): boolean {
  return !clauseEnd.test(between);
}
