import { describe, expect, it } from '@jest/globals';
import type { TieredRule } from '../definition.js';
import { mostPoints, ruleSchema } from '../rubric.js';
import { score } from './score.fixture.js';

const rule: TieredRule = {
  kind: 'tiered',
  ratio: 'rate',
  label: '完成率',
  points: '10',
  tiers: [
    { when: { op: '>=', bound: '0.95' }, points: '10' },
    { when: { op: '>=', bound: '0.8' }, factor: '1' },
    { when: { op: '>=', bound: '0.6' }, factor: '0.8' },
    { points: '0' },
  ],
};

describe('proportion in tiers', () => {
  it.each([
    ['130', '10'],
    ['95', '10'],
    ['90', '9'],
    ['80', '8'],
    ['79', '6.32'],
    ['59.999', '0'],
  ])('%s%% gives %s of 10', (top, points) => {
    expect(score(rule, { top, bottom: '100' }).points).toBe(points);
  });

  it('says which tier held and with which factor', () => {
    expect(score(rule, { top: '79', bottom: '100' }).steps).toMatchObject([
      {
        text: '完成率 = 79.00 ÷ 100.00 = 79.00% ≥ 60%，× 10 分 × 0.8 → 6.32 分',
        en: '完成率 = 79.00 ÷ 100.00 = 79.00% ≥ 60%, × 10 points × 0.8 → 6.32 points',
      },
    ]);
    expect(score(rule, { top: '10', bottom: '100' }).steps[0]?.text).toContain('10.00% < 60% → 0 分');
  });

  it('offers what its best tier gives', () => {
    expect(mostPoints(rule).toString()).toBe('10');
    expect(mostPoints({ ...rule, tiers: [{ factor: '0.8' }] }).toString()).toBe('8');
  });

  it.each([
    ['a tier with both factor and points', [{ factor: '1', points: '1' }], ['tiers', 0]],
    ['a tier with neither', [{}], ['tiers', 0]],
    ['a last tier with a bound', [{ when: { op: '<', bound: '1' }, factor: '1' }], ['tiers']],
  ])('%s is refused', (_, tiers, path) => {
    expect(ruleSchema.safeParse({ ...rule, tiers }).error?.issues).toMatchObject([{ path }]);
  });
});
