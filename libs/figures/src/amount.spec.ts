import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeAmountProblem, parseAmount, type AmountShape } from './amount.js';
import { Decimal } from './decimal.js';
import { canonicalAmount, formatFigure } from './format.js';

const wan: AmountShape = { unit: '万元', decimals: 2 };
const signed: AmountShape = { ...wan, negative: true };

function read(text: string, shape: AmountShape): string {
  const parsed = parseAmount(text, shape);
  if (!parsed.ok) return parsed.problem.code;
  return 'blank' in parsed ? 'blank' : canonicalAmount(parsed.value);
}

describe('an amount as typed', () => {
  it.each([
    ['12.50', '12.5'],
    ['0', '0'],
    ['-0.00', '0'],
    ['007.10', '7.1'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+5', '5'],
    [' 12.5\u3000', '12.5'],
    ['36,184.46', '36184.46'],
    ['１２３．４５', '123.45'],
    ['１，２３４。５', '1234.5'],
    ['123。45', '123.45'],
    ['999999999999999.99', '999999999999999.99'],
  ])('“%s” is %s', (text, expected) => {
    expect(read(text, wan)).toBe(expected);
  });

  it.each(['－12.50', '−12.50', '-12.50', '–12.50'])('“%s” is −12.5 where a negative amount may stand', (text) => {
    expect(read(text, signed)).toBe('-12.5');
    expect(read(text, wan)).toBe('negative_not_allowed');
  });

  it.each(['', '   ', '\u3000'])('“%s” is blank, which is not zero', (text) => {
    expect(read(text, wan)).toBe('blank');
  });

  it.each([
    ['12.3.4', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['1e400', 'not_a_number'],
    ['98%', 'not_a_number'],
    ['¥20', 'not_a_number'],
    ['20万元', 'not_a_number'],
    ['12\u0000', 'not_a_number'],
    ['\u0000', 'not_a_number'],
    ['1 234', 'not_a_number'],
    ['12,34', 'not_a_number'],
    ['1234,567', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['-', 'not_a_number'],
    ['.', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['0x1F', 'not_a_number'],
    ['一百', 'not_a_number'],
    ['0.12345678901234567', 'too_many_decimals'],
    ['1.005', 'too_many_decimals'],
    ['1000000000000000', 'too_large'],
    ['9'.repeat(100_000), 'too_large'],
  ])('“%.20s” is refused as %s', (text, code) => {
    expect(read(text, wan)).toBe(code);
  });

  it.each([
    ['97.67', '0.9767'],
    ['97.67%', '0.9767'],
    ['９７．６７％', '0.9767'],
    ['100', '1'],
    ['97.675', 'too_many_decimals'],
  ])('in a percentage field “%s” is the ratio %s', (text, expected) => {
    expect(read(text, { unit: '%', decimals: 2 })).toBe(expected);
  });

  it.each([
    ['100', '1'],
    ['100.00%', '1'],
    ['100.01', 'above_max'],
    ['-500', '-5'],
  ])('where at most 100%% can be, “%s” is %s', (text, expected) => {
    expect(read(text, { unit: '%', decimals: 2, negative: true, max: '100' })).toBe(expected);
  });

  it('a refusal says what to do', () => {
    expect(describeAmountProblem({ code: 'above_max', max: '100' })).toBe('不能超过 100，请核对后重新填写。');
    expect(describeAmountProblem({ code: 'too_many_decimals', allowed: 2, found: 17 })).toBe(
      '最多保留 2 位小数，现有 17 位，请核对后重新填写。',
    );
    expect(describeAmountProblem({ code: 'too_many_decimals', allowed: 0, found: 1 })).toBe('请填写整数，不要带小数。');
  });

  it('what is shown can be typed again', () => {
    const cents = fc.bigInt({ min: -(10n ** 17n) + 1n, max: 10n ** 17n - 1n });
    fc.assert(
      fc.property(cents, (hundredths) => {
        const value = new Decimal(hundredths.toString()).div(100);
        expect(read(formatFigure(value, wan), signed)).toBe(canonicalAmount(value));
      }),
    );
  });
});
