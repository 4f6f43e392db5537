import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFormula } from './parse.js';

const errorOf = (text: string) => {
  const parsed = parseFormula(text);
  return parsed.ok ? null : parsed.error;
};

describe('a formula that cannot be read', () => {
  it.each([
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['1 +', 'unexpected_end', 3],
    ['(1 + 2', 'unexpected_end', 6],
    ['1 2', 'unexpected_token', 2],
    ['1 + * 2', 'unexpected_token', 4],
    ['a = = b', 'unexpected_token', 4],
    ['sum()', 'unexpected_token', 4],
    ['a, b', 'unexpected_token', 1],
    ['1e3', 'unexpected_character', 1],
    ['12.3.4', 'unexpected_character', 4],
    ['１ + 2', 'unexpected_character', 0],
    ['a ÷ b', 'unexpected_character', 2],
    ['Total', 'unexpected_character', 0],
    ['a.Total', 'unexpected_character', 1],
    ['a + \u0000', 'unexpected_character', 4],
    ['average(a, b)', 'unknown_function', 0],
    ['constructor(a)', 'unknown_function', 0],
    ['1 + abs(a, b)', 'wrong_arguments', 4],
    ['if(a, b)', 'wrong_arguments', 0],
    ['coalesce(a)', 'wrong_arguments', 0],
    ['round(a)', 'wrong_arguments', 0],
    ['round(a, 1.5)', 'wrong_arguments', 0],
    ['round(a, b)', 'wrong_arguments', 0],
    ['round(a, 21)', 'wrong_arguments', 0],
    ['1 + rows.*.spent', 'pattern_not_allowed', 4],
    ['sum(rows.* + 1)', 'unexpected_token', 11],
    ['a < b < c', 'chained_comparison', 2],
  ] as const)('“%s” is refused as %s at %i', (text, code, position) => {
    expect(errorOf(text)).toMatchObject({ code, position, message: expect.stringMatching(/[\u4e00-\u9fff]/) });
  });

  it.each([
    ['2,001 characters', `1${' '.repeat(2000)}`, 'too_long'],
    ['51 parentheses', `${'('.repeat(51)}1${')'.repeat(51)}`, 'too_deep'],
    ['a thousand minus signs', `${'-'.repeat(1000)}1`, 'too_deep'],
  ])('%s are too many', (_, text, code) => {
    expect(errorOf(text)?.code).toBe(code);
  });

  it('never throws, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab1.*+-/()=<>!,', ' ', 'sum(', 'if(', '元', '\u0000') });
    fc.assert(
      fc.property(text, (formula) => typeof parseFormula(formula).ok === 'boolean'),
      { numRuns: 500 },
    );
  });
});

describe('a formula that can be read', () => {
  it.each([
    ['a*b', { kind: 'binary', operator: '*' }],
    ['a.b*c', { kind: 'binary', operator: '*' }],
    ['execution.2020.spent', { kind: 'reference', key: 'execution.2020.spent' }],
    ['sum', { kind: 'reference', key: 'sum' }],
    [
      'sum(a.*.b, c)',
      { kind: 'call', name: 'sum', args: [{ kind: 'pattern', pattern: 'a.*.b' }, { kind: 'reference' }] },
    ],
    ['-a * b', { kind: 'binary', operator: '*', left: { kind: 'negate' } }],
    ['a + b * c', { operator: '+', right: { operator: '*' } }],
    ['a - b - c', { operator: '-', left: { operator: '-' } }],
    ['a + b >= c * d', { operator: '>=', left: { operator: '+' }, right: { operator: '*' } }],
  ])('%s', (text, ast) => {
    expect(parseFormula(text)).toMatchObject({ ok: true, ast });
  });
});
