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
    ['a < b and b < c < d', 'chained_comparison', 12],
    ['Sum(a)', 'unknown_function', 0],
    ['1 + roundup(a, 2)', 'unknown_function', 4],
    ['roundUp(a)', 'wrong_arguments', 0],
    ['roundDown(a, 5%)', 'wrong_arguments', 0],
    ['and', 'unexpected_token', 0],
    ['a and', 'unexpected_end', 5],
    ['a or or b', 'unexpected_token', 5],
    ['and(a, b)', 'unexpected_token', 0],
    ['1 + not a', 'unexpected_token', 4],
    ['not', 'unexpected_end', 3],
    ['a.and.b not c', 'unexpected_token', 8],
    ['prior()', 'wrong_arguments', 6],
    ['prior(a + b)', 'wrong_arguments', 6],
    ['prior(rows.*)', 'wrong_arguments', 6],
    ['prior(prior(a))', 'wrong_arguments', 6],
    ['prior(a', 'wrong_arguments', 6],
    ['to(a, 万)', 'unknown_unit', 6],
    ['to(a, 人)', 'unknown_unit', 6],
    ['to(a, b)', 'unknown_unit', 6],
    ['to(a)', 'unexpected_token', 4],
    ['to(a, 万元', 'unexpected_end', 8],
    ['a + 万元', 'unexpected_token', 4],
    ['5%5', 'unexpected_character', 2],
    ['a % b', 'unexpected_character', 2],
    ['a + \ud800', 'unexpected_character', 4],
    ['a + 😀', 'unexpected_character', 4],
    ['__proto__', 'unexpected_character', 0],
    ['a.__proto__.b +', 'unexpected_end', 15],
    ['__proto__(a)', 'unexpected_character', 0],
    ['toString(a)', 'unknown_function', 0],
  ] as const)('“%s” is refused as %s at %i', (text, code, position) => {
    expect(errorOf(text)).toMatchObject({ code, position, message: expect.stringMatching(/[\u4e00-\u9fff]/) });
  });

  it.each([
    ['2,001 characters', `1${' '.repeat(2000)}`, 'too_long'],
    ['51 parentheses', `${'('.repeat(51)}1${')'.repeat(51)}`, 'too_deep'],
    ['a thousand minus signs', `${'-'.repeat(1000)}1`, 'too_deep'],
    ['a hundred times not', `${'not '.repeat(100)}a`, 'too_deep'],
    ['three hundred nested calls', `${'abs('.repeat(300)}a${')'.repeat(300)}`, 'too_deep'],
    ['501 parts', `1${'+1'.repeat(250)}`, 'too_many_parts'],
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

describe('the message of a formula that cannot be read', () => {
  it.each([
    ['roundup(a, 2)', '是否为“roundUp”？'],
    ['SUM(a)', '是否为“sum”？'],
    ['to(a, 万)', '是否为“万元”？'],
    ['average(a)', '可用：sum、count'],
    ['a + 万元', 'to(…, 单位)'],
    ['1 + not a', '加上括号'],
    ['a \u0007', 'U+0007'],
    ['a \udfff', 'U+DFFF'],
  ])('of “%s” says %s', (text, words) => {
    expect(errorOf(text)?.message).toContain(words);
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
    ['not a = b', { kind: 'not', operand: { operator: '=' } }],
    ['not (a) and b', { operator: 'and', left: { kind: 'not' } }],
    ['a or b and c', { operator: 'or', right: { operator: 'and' } }],
    ['a > 1 and (b)', { operator: 'and', position: 6, left: { operator: '>' } }],
    ['orders + android', { left: { key: 'orders' }, right: { key: 'android' } }],
    ['a.not', { kind: 'reference', key: 'a.not' }],
    ['5% * a', { left: { kind: 'number', text: '5%' } }],
    ['prior( a.b )', { kind: 'prior', key: 'a.b', position: 7 }],
    ['to(a + b,万元)', { kind: 'conversion', unit: '万元', operand: { operator: '+' } }],
    ['roundUp (a, 2)', { kind: 'call', name: 'roundUp' }],
    ['a - b - c', { operator: '-', left: { operator: '-' } }],
    ['a + b >= c * d', { operator: '>=', left: { operator: '+' }, right: { operator: '*' } }],
  ])('%s', (text, ast) => {
    expect(parseFormula(text)).toMatchObject({ ok: true, ast });
  });
});
