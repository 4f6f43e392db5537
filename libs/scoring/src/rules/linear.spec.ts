import { describe, expect, it } from '@jest/globals';
import type { LinearRule } from '../definition.js';
import { ruleSchema } from '../rubric.js';
import { score } from './score.fixture.js';

const rule: LinearRule = {
  kind: 'linear',
  value: 'rate',
  label: '完成率',
  unit: '%',
  marks: [
    { at: '0.6', points: '0' },
    { at: '0.8', points: '8' },
  ],
};

describe('straight lines between marks', () => {
  it.each([
    ['76', '6.4'],
    ['60', '0'],
    ['80', '8'],
    ['59.99', '0'],
    ['130', '8'],
    ['-5', '0'],
  ])('S-12 at %s%% it gives %s of 8', (top, points) => {
    expect(score(rule, { top, bottom: '100' }).points).toBe(points);
  });

  it('says between which marks the value lies, and beyond which', () => {
    expect(score(rule, { top: '76', bottom: '100' }).steps).toMatchObject([
      {
        text: '完成率 = 76.00 ÷ 100.00 = 76.00%，在 60%（0 分）与 80%（8 分）之间按直线计 → 6.4 分',
        en: '完成率 = 76.00 ÷ 100.00 = 76.00%, on the line between 60% (0 points) and 80% (8 points) → 6.4 points',
      },
    ]);
    expect(score(rule, { top: '90', bottom: '100' }).steps[0]?.text).toContain(' ≥ 80% → 8 分');
    expect(score(rule, { top: '59.996', bottom: '100' }).steps[0]?.text).toContain('59.996% ≤ 60% → 0 分');
  });

  it('may fall, and bend at marks in between', () => {
    const falling: LinearRule = {
      ...rule,
      unit: '件',
      value: 'count',
      marks: [
        { at: '0', points: '5' },
        { at: '10', points: '4' },
        { at: '20', points: '0' },
      ],
    };
    expect(['0', '5', '10', '15', '25'].map((count) => score(falling, { count }).points)).toEqual([
      '5',
      '4.5',
      '4',
      '2',
      '0',
    ]);
  });

  it.each([
    ['one mark', [{ at: '0.6', points: '0' }]],
    ['marks that do not rise', [rule.marks[1], rule.marks[0]]],
    ['a mark twice', [rule.marks[0], rule.marks[0]]],
  ])('%s is refused', (_, marks) => {
    expect(ruleSchema.safeParse({ ...rule, marks }).error?.issues).toMatchObject([{ path: ['marks'] }]);
  });
});
