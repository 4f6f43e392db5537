import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../definition.js';
import { score } from './score.fixture.js';

describe('deduct per point over a threshold', () => {
  const rule: Rule = {
    kind: 'deduct_over',
    ratio: 'share.rate',
    label: '调整率',
    threshold: '0.1',
    points: '1',
    perPoint: '0.1',
  };
  it.each([
    [
      '9243.48',
      '-2300.96',
      '29586.86',
      '0',
      '调整率 = 11,544.44 ÷ 29,586.86 = 39.02% > 10%，超出 29.02 个百分点，每个百分点扣 0.1 分：1 分 − 2.9 分，扣完为止 → 0 分',
    ],
    ['5', '-5', '100', '1', '调整率 = 10 ÷ 100.00 = 10.00% ≤ 10% → 1 分'],
    [
      '10',
      '-5',
      '100',
      '0.5',
      '调整率 = 15 ÷ 100.00 = 15.00% > 10%，超出 5 个百分点，每个百分点扣 0.1 分：1 分 − 0.5 分 → 0.5 分',
    ],
  ])('%s and %s of %s gives %s', (top, extra, bottom, points, text) => {
    const result = score(rule, { top, extra, bottom });
    expect(result.points).toBe(points);
    expect(result.steps[0]?.text).toBe(text);
  });
});
