import { describe, expect, it } from '@jest/globals';
import type { TargetRule } from '../definition.js';
import { score } from './score.fixture.js';

const rule: TargetRule = {
  kind: 'target',
  value: 'rate',
  label: '结转结余率',
  unit: '%',
  op: '<=',
  target: '0.05',
  points: '2',
};

describe('a target with its direction', () => {
  it.each([
    ['S-21 reached', '<=', '5', '2', '结转结余率 = 5.00 ÷ 100.00 = 5.00% ≤ 5%，达到目标 → 2 分'],
    ['S-21 missed', '<=', '5.01', '0', '结转结余率 = 5.01 ÷ 100.00 = 5.01% > 5%，未达目标 → 0 分'],
    ['missed by less than is shown', '<=', '5.004', '0', '结转结余率 = 5.00 ÷ 100.00 = 5.004% > 5%，未达目标 → 0 分'],
    ['at least', '>=', '4.99', '0', '结转结余率 = 4.99 ÷ 100.00 = 4.99% < 5%，未达目标 → 0 分'],
    ['above', '>', '5', '0', '结转结余率 = 5.00 ÷ 100.00 = 5.00% ≤ 5%，未达目标 → 0 分'],
    ['below', '<', '4', '2', '结转结余率 = 4.00 ÷ 100.00 = 4.00% < 5%，达到目标 → 2 分'],
    ['exactly', '=', '5', '2', '结转结余率 = 5.00 ÷ 100.00 = 5.00% = 5%，达到目标 → 2 分'],
    ['not exactly', '=', '6', '0', '结转结余率 = 6.00 ÷ 100.00 = 6.00% ≠ 5%，未达目标 → 0 分'],
  ] as const)('%s', (_, op, top, points, text) => {
    const result = score({ ...rule, op }, { top, bottom: '100' });
    expect(result).toMatchObject({ points, steps: [{ text }] });
    expect(result.steps[0]?.en).toMatch(/, target (reached|missed) → [02] points$/);
  });

  it('F-15 payables of 9.01% miss a target of 9%', () => {
    expect(score({ ...rule, target: '0.09' }, { top: '72', bottom: '799.12' }).points).toBe('0');
  });

  it('what a miss gives is data, and a target may be another figure', () => {
    const own = { ...rule, value: 'top', unit: '万元', target: 'bottom', missed: '0.5' };
    expect(score(own, { top: '11', bottom: '10' })).toMatchObject({ points: '0.5' });
    expect(score(own, { top: '11' })).toMatchObject({ points: null, missing: ['bottom'] });
  });
});
