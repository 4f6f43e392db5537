import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../definition.js';
import { score } from './score.fixture.js';

describe('quarterly progress', () => {
  const rule: Rule = {
    kind: 'quarterly',
    progress: ['q1 / bottom', 'q2 / bottom', 'q3 / bottom', 'q4 / bottom'],
    expected: ['0.25', '0.5', '0.75', '1'],
    each: '1',
    mean: '2',
  };
  const figures = { q1: '7660.80', q2: '17811.37', q3: '27004.33', q4: '37411.04', bottom: '38304.02' };

  it('ratios 0.80, 0.93, 0.94 and 0.9767 give 5.47 of 6', () => {
    const result = score(rule, figures);
    expect(result).toMatchObject({ points: '5.47', of: '6' });
    expect(result.steps.map(({ text }) => text)).toEqual([
      '第一季度支出进度 = 7,660.80 ÷ 38,304.02 = 20.00%，应达 25.00%，完成率 80.00% × 1 分 → 0.8 分',
      '第二季度支出进度 = 17,811.37 ÷ 38,304.02 = 46.50%，应达 50.00%，完成率 93.00% × 1 分 → 0.93 分',
      '第三季度支出进度 = 27,004.33 ÷ 38,304.02 = 70.50%，应达 75.00%，完成率 94.00% × 1 分 → 0.94 分',
      '第四季度支出进度 = 37,411.04 ÷ 38,304.02 = 97.67%，应达 100.00%，完成率 97.67% × 1 分 → 0.98 分',
      '平均完成率 =（80.00% + 93.00% + 94.00% + 97.67%）÷ 4 = 91.17% × 2 分 → 1.82 分',
      '合计 → 5.47 分',
    ]);
  });

  it('a quarter ahead of its plan counts as 1, not more', () => {
    expect(score(rule, { q1: '10', q2: '10', q3: '10', q4: '10', bottom: '10' }).points).toBe('6');
  });

  it('a quarter without a figure leaves the points open and still shows the others', () => {
    const result = score(rule, { ...figures, q3: undefined as never });
    expect(result).toMatchObject({ points: null, missing: ['q3'] });
    expect(result.steps).toHaveLength(4);
  });
});

describe('quarterly progress with a quarter missing', () => {
  const rule: Rule = {
    kind: 'quarterly',
    progress: ['q1', 'q2', 'q3', 'q4'],
    expected: ['0.25', '0.5', '0.75', '1'],
    each: '1',
    mean: '2',
  };

  it('S-22 shows the ratios that there are, gives no score and names what is missing', () => {
    const { points, missing, steps } = score(rule, { q1: '0.201', q2: '0.48', q3: '0.75' });
    expect({ points, missing }).toEqual({ points: null, missing: ['q4'] });
    expect(steps.map(({ text }) => /完成率 ([\d.]+%)/.exec(text)?.[1])).toEqual([
      '80.40%',
      '96.00%',
      '100.00%',
      undefined,
    ]);
    expect(steps.at(-1)).toMatchObject({
      text: '第四季度支出进度：尚缺“q4”，暂不能计分',
      en: 'Spending by the end of quarter 4: “q4” not given yet, no score',
    });
  });

  it('an expectation of 0 is explained', () => {
    const zero: Rule = { ...rule, expected: ['0', '0.5', '0.75', '1'] };
    expect(score(zero, { q1: '1', q2: '1', q3: '1', q4: '1' })).toMatchObject({
      points: null,
      steps: [{ text: '第一季度支出进度：应达进度须大于 0，无法计算，请核对' }, {}, {}, {}],
    });
  });
});
