import { Decimal } from '@countersign/figures';

const digits = '零一二三四五六七八九';
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const wan = 10_000;
const yi = 100_000_000;
const longest = 30;

/**
 * A number in Chinese digits (`三千六百五十`, `十二点五`, `二零二零`), or null where it is none or leaves doubt: `三五`
 * means three to five, `三百五` may mean 350.
 */
export function chineseNumber(text: string): { value: Decimal; decimals: number } | null {
  if (text.length > longest) return null;
  const [whole = '', fraction, ...more] = text.split('点');
  if (more.length || fraction === '') return null;
  const value = /[十百千万亿]/.test(whole) ? scaled(whole) : positional(whole);
  const after = fraction === undefined ? '' : fractionOf(fraction);
  if (value === null || after === null) return null;
  return { value: after ? new Decimal(`${value.toFixed()}.${after}`) : value, decimals: after.length };
}

/** Digits read one by one; two without a zero are an estimate. */
function positional(text: string): Decimal | null {
  const read = fractionOf(text);
  if (!read || (read.length === 2 && !read.includes('0'))) return null;
  return new Decimal(read);
}

function fractionOf(text: string): string | null {
  const read = [...text].map((character) => digits.indexOf(character));
  return read.includes(-1) ? null : read.join('');
}

function scaled(text: string): Decimal | null {
  let total = new Decimal(0);
  let section = new Decimal(0);
  let digit: number | null = null;
  let zero = false;
  let last = Infinity;
  for (const character of text) {
    const [one, ten] = [digits.indexOf(character), small[character]];
    if (one >= 0) {
      if (digit !== null && digit !== 0) return null;
      zero ||= one === 0;
      digit = one;
    } else if (ten !== undefined) {
      if (digit === null && ten !== 10) return null;
      section = section.plus(new Decimal(digit ?? 1).times(ten));
      [digit, zero, last] = [null, false, ten];
    } else {
      // 亿 raises all that stands before it (一万二千亿), 万 only its own part (三亿五千万)
      section = section.plus(digit ?? 0);
      total = character === '亿' ? total.plus(section).times(yi) : total.plus(section.times(wan));
      [section, digit, zero, last] = [new Decimal(0), null, false, wan];
    }
  }
  // a digit that ends the number right after 百, 千 or 万 is said for the next place
  if (digit !== null && digit !== 0 && last > 10 && !zero) return null;
  return total.plus(section).plus(digit ?? 0);
}
