import { Decimal, halfWidth } from '@countersign/figures';

/** What a person typed for points, a bound or a rate: the decimal that is stored, or why it is none. */
export type ReadDecimal = { value: string } | { blank: true } | { problem: string };

const plain = /^(\d{1,15})(\.\d{1,10})?$/;

/** Reads full-width digits and separators too; for a rate, `90` and `90%` are the ratio `0.9`. */
export function readDecimal(text: string, rate: boolean, signed = false): ReadDecimal {
  const typed = halfWidth(text).trim().replaceAll(',', '');
  if (typed === '') return { blank: true };
  const bare = rate ? typed.replace(/%$/, '').trim() : typed;
  const sign = signed && bare.startsWith('-') ? '-' : '';
  if (!plain.test(bare.slice(sign.length)))
    return { problem: rate ? '请填写百分数，例如 90。' : '请填写数字，例如 0.5。' };
  const value = new Decimal(bare);
  return { value: (rate ? value.div(100) : value).toFixed() };
}

/** How a stored decimal stands in its box. */
export function shownDecimal(value: unknown, rate: boolean): string {
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return '';
  return rate ? new Decimal(value).times(100).toFixed() : value;
}
