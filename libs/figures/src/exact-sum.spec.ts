import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from './decimal.js';
import { ExactSum } from './exact-sum.js';

function sumOf(texts: readonly string[]): string {
  const sum = new ExactSum();
  for (const text of texts) sum.add(new Decimal(text));
  return sum.result().toString();
}

const nines = '9'.repeat(40);

describe('an exact sum', () => {
  it.each([
    [[], '0'],
    [['0.1', '0.2'], '0.3'],
    [['0.1', '-0.1'], '0'],
    [['-0.1', '-0.2'], '-0.3'],
    [['9999999', '1'], '10000000'],
    [['10000000', '-1'], '9999999'],
    [['-10000000', '0.0000001'], '-9999999.9999999'],
    [['1', '-0.00000001'], '0.99999999'],
    [[nines, '1'], `1${'0'.repeat(40)}`],
    [[nines, '0.4'], nines],
    [[nines, '0.3', '0.2'], `1${'0'.repeat(40)}`],
    [[nines, '-0.6'], `${'9'.repeat(39)}8`],
    [['1', `0.${'0'.repeat(60)}7`], '1'],
    [['1', `0.${'0'.repeat(60)}7`, '-1'], `0.${'0'.repeat(60)}7`],
    [[`5${'0'.repeat(40)}`, `5${'0'.repeat(40)}`], 'Infinity'],
    [[`-5${'0'.repeat(40)}`, `-5${'0'.repeat(40)}`], '-Infinity'],
  ])('of %j is %s', (texts, expected) => {
    expect(sumOf(texts)).toBe(expected);
  });

  const scaled = fc.tuple(fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }), fc.integer({ min: 0, max: 6 }));
  const exactly = (parts: readonly (readonly [bigint, number])[]): string => {
    const total = parts.reduce((sum, [digits, places]) => sum + digits * 10n ** BigInt(6 - places), 0n);
    return new Decimal(total.toString()).div(1_000_000).toString();
  };

  it('of amounts is what whole numbers give', () => {
    fc.assert(
      fc.property(fc.array(scaled, { maxLength: 30 }), (parts) => {
        const texts = parts.map(([digits, places]) => new Decimal(digits.toString()).div(10 ** places).toString());
        expect(sumOf(texts)).toBe(exactly(parts));
      }),
      { numRuns: 500 },
    );
  });

  it('of ratios with forty digits is the same in any order', () => {
    const ratio = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 9999 }));
    fc.assert(
      fc.property(fc.array(ratio, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (ratios, keys) => {
        const texts = ratios.map(([top, bottom]) => new Decimal(top).div(bottom).toString());
        const ranks = new Map(texts.map((text) => [text, keys.next().value ?? 0]));
        const shuffled = [...texts].sort((a, b) => ranks.get(a)! - ranks.get(b)!);
        expect(sumOf(shuffled)).toBe(sumOf(texts));
        expect(sumOf([...texts].reverse())).toBe(sumOf(texts));
      }),
      { numRuns: 500 },
    );
  });
});
