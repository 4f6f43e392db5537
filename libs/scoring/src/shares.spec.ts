import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '@countersign/figures';
import { scaledPoints, sharesOf } from './shares.js';

const equal = (count: number) => Array.from({ length: count }, () => new Decimal(1));
const sum = (amounts: readonly Decimal[]) => amounts.reduce((all, each) => all.plus(each), new Decimal(0));
const hundredths = (max: number) => fc.integer({ min: 0, max }).map((each) => new Decimal(each).div(100));

describe('shares', () => {
  it.each([
    ['40', 3, ['13.33', '13.33', '13.34']],
    ['100', 7, ['14.29', '14.29', '14.29', '14.29', '14.29', '14.29', '14.26']],
    ['0.02', 3, ['0.01', '0.01', '0']],
    ['0.05', 9, ['0', '0', '0', '0', '0', '0', '0', '0', '0.05']],
  ])('E-09 %s over %s: the last takes the rest', (whole, count, shares) => {
    expect(sharesOf(new Decimal(whole), equal(count)).map(String)).toEqual(shares);
  });

  it('always add up exactly and are never negative', () => {
    fc.assert(
      fc.property(hundredths(20_000), fc.array(hundredths(3000), { minLength: 1, maxLength: 12 }), (whole, weights) => {
        fc.pre(!sum(weights).isZero());
        const shares = sharesOf(whole, weights);
        expect(sum(shares).toString()).toBe(whole.toString());
        expect(shares.every((each) => each.gte(0))).toBe(true);
      }),
    );
  });

  it('points that are brought to new weights keep their sum and stay within them', () => {
    const parts = fc.array(
      fc.tuple(hundredths(3000), fc.integer({ min: 0, max: 100 })).map(([of, percent]) => ({
        of,
        points: of.times(percent).div(100).toDecimalPlaces(2),
      })),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(parts, hundredths(3000), (all, extra) => {
        const before = sum(all.map(({ of }) => of));
        fc.pre(!before.isZero());
        const factor = before.plus(extra).div(before);
        const full = sharesOf(
          before.plus(extra),
          all.map(({ of }) => of),
        );
        const points = scaledPoints(
          all.map((each) => each.points),
          factor,
          full,
        );
        const aim = sum(all.map((each) => each.points))
          .times(factor)
          .toDecimalPlaces(2);
        expect(sum(points).toString()).toBe(aim.toString());
        expect(points.every((each, index) => each.gte(0) && each.lte(full[index]!))).toBe(true);
      }),
    );
  });
});
