import { halfWidth } from '@countersign/figures';

/** A name of a row or column as it is compared: without numbering, blanks, signs, units and “其中：”. */
export function comparedName(text: string): string {
  return halfWidth(text)
    .replace(/[\s\u00a0\u3000]+/g, '')
    .replace(/^[(（]?[一二三四五六七八九十\d]+[)）、.．]+/u, '')
    .replace(/^(其中|其中[:：])[:：]?/, '')
    .replace(/[(（](单位[:：])?(元|千元|万元|百万元|亿元|%|人|个|项)[)）]/g, '')
    .replace(/[“”"'《》<>:：、,，.。;；\-—_*]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .toLowerCase();
}

export const isOfWhich = (text: string): boolean => /^[\s\u3000]*其中/.test(text);

/** How alike two compared names are, 0 to 1: pairs of neighbouring characters that they share. */
export function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [left, right] = [pairs(a), pairs(b)];
  const shared = left.filter((pair) => right.includes(pair)).length;
  const alike = (2 * shared) / (left.length + right.length);
  const within = a.includes(b) || b.includes(a) ? 0.6 : 0;
  return Math.max(alike, within);
}

const pairs = (text: string): string[] =>
  text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));

const moneyWord = '(元|千元|万元|百万元|亿元)';

/** The unit of money that a text states: `单位：万元`, `（元）`, `金额单位：人民币元`. */
export function statedUnit(text: string): string | undefined {
  const plain = text.replace(/\s/g, '');
  return (
    new RegExp(`单位[:：]?(?:人民币)?${moneyWord}`).exec(plain)?.[1] ??
    new RegExp(`[(（](?:人民币)?${moneyWord}[)）]`).exec(plain)?.[1]
  );
}
