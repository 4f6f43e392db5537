import { describe, expect, it } from '@jest/globals';
import { formulaText } from './formula-text.js';
import { parseFormula } from './parse.js';

function again(text: string, name?: (key: string) => string): string {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return formulaText(parsed.ast, name);
}

describe('a formula as text', () => {
  it.each([
    ['a+b*c', 'a + b * c'],
    ['(a + b) * c', '(a + b) * c'],
    ['(a * b) * c', 'a * b * c'],
    ['a - (b - c)', 'a - (b - c)'],
    ['a / (b * c)', 'a / (b * c)'],
    ['-(a + b)', '-(a + b)'],
    ['(not a) and b', 'not a and b'],
    ['not (a and b)', 'not (a and b)'],
    ['(not a) = b', '(not a) = b'],
    ['(a or b) and 5%', '(a or b) and 5%'],
    ['sum( rows.* ,1)', 'sum(rows.*, 1)'],
    ['to(a+b,万元)', 'to(a + b, 万元)'],
    ['prior( a )', 'prior(a)'],
  ])('%s is written %s, and means the same', (text, expected) => {
    expect(again(text)).toBe(expected);
    expect(again(expected)).toBe(expected);
  });

  it('may name its figures in words', () => {
    expect(again('a / sum(rows.*)', (key) => `“${key}”`)).toBe('“a” / sum(“rows.*”)');
  });
});
