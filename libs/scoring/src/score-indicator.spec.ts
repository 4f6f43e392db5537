import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '@countersign/figures';
import type { Rule } from './definition.js';
import { mostPoints } from './rubric.js';
import { score } from './rules/score.fixture.js';

const points = fc.integer({ min: 0, max: 40 }).map((quarters) => new Decimal(quarters).div(4).toString());
const ratio = { ratio: 'rate', label: '率' };
const leaf: fc.Arbitrary<Rule> = fc.oneof(
  points.map((most): Rule => ({ kind: 'proportional', ...ratio, points: most })),
  fc
    .tuple(points, points)
    .map(([most, perPoint]): Rule => ({ kind: 'deduct_over', ...ratio, threshold: '0.1', points: most, perPoint })),
  fc
    .tuple(points, points)
    .map(([most, each]): Rule => ({ kind: 'deduct_per_item', points: most, each, count: 'count', unit: '项' })),
  fc.tuple(points, points).map(([high, low]): Rule => ({
    kind: 'bands',
    value: 'rate',
    label: '率',
    unit: '%',
    bands: [{ when: { op: '>=', bound: '0.9' }, points: high }, { points: low }],
  })),
);
const rule = fc.array(leaf, { minLength: 1, maxLength: 4 }).map((rules): Rule => ({
  kind: 'sum',
  parts: rules.map((each, index) => ({ key: `p${index}`, label: `第${index}项`, rule: each })),
}));
const amount = fc.integer({ min: -500, max: 500 }).map(String);
const divisor = fc.integer({ min: 1, max: 500 }).map(String);

describe('an indicator’s points', () => {
  it('stay within 0 and the full points, whatever the figures', () => {
    fc.assert(
      fc.property(rule, amount, divisor, amount, (any, top, bottom, count) => {
        const result = score(any, { top, bottom, count });
        const given = new Decimal(result.points ?? 'NaN');
        expect(given.gte(0) && given.lte(mostPoints(any))).toBe(true);
        expect(given.decimalPlaces()).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('never exceed what the indicator offers, even where its rule could give more', () => {
    const rules: Rule = { kind: 'proportional', ...ratio, points: '5' };
    expect(score(rules, { top: '1', bottom: '1' }, {}, '3')).toMatchObject({ points: '3', of: '3' });
  });

  it('are rounded half up, once, at the end', () => {
    const third: Rule = { kind: 'proportional', ...ratio, points: '1' };
    const parts = ['a', 'b', 'c'].map((key) => ({ key, label: key, rule: third }));
    expect(score({ kind: 'sum', parts }, { top: '0.335', bottom: '1' }).points).toBe('1.01');
    expect(score(third, { top: '0.335', bottom: '1' }).points).toBe('0.34');
  });
});
