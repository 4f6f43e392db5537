import { describe, expect, it } from '@jest/globals';
import type { DeductOverRule, Rule } from '../definition.js';
import { ruleSchema } from '../rubric.js';
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

const rate: DeductOverRule = {
  kind: 'deduct_over',
  ratio: 'rate',
  label: '控制率',
  threshold: '1',
  points: '5',
  perPoint: '0.5',
};
const short: DeductOverRule = { ...rate, points: '8', perPoint: '2', block: '0.05', direction: 'under' };
const off: DeductOverRule = { ...rate, points: '15', perPoint: '1', block: '0.03', direction: 'both' };

describe('the way in which blocks count', () => {
  it.each([
    ['S-04 proportional', rate, '50', '46', '0.65'],
    ['S-04 whole points, begun ones not', { ...rate, step: 'down' }, '50', '46', '1'],
    ['S-04 whole points, begun ones whole', { ...rate, step: 'up' }, '50', '46', '0.5'],
    ['S-04 just at the threshold', { ...rate, step: 'up' }, '46', '46', '5'],
    ['S-06 blocks of 5, begun ones not', { ...short, step: 'down' }, '2690.62', '2710.42', '8'],
    ['S-06 blocks of 5, proportional', short, '2690.62', '2710.42', '7.71'],
    ['S-06 blocks of 5, begun ones whole', { ...short, step: 'up' }, '2690.62', '2710.42', '6'],
    ['S-07 one block over', { ...rate, perPoint: '2', block: '0.05', step: 'down' }, '1050', '1000', '3'],
    [
      'S-07 one block over, begun ones whole',
      { ...rate, perPoint: '2', block: '0.05', step: 'up' },
      '1050',
      '1000',
      '3',
    ],
    ['S-20 short, whole blocks', { ...off, step: 'down' }, '92.5', '100', '13'],
    ['S-20 over, whole blocks', { ...off, step: 'down' }, '107.5', '100', '13'],
    ['S-20 short, proportional', off, '92.5', '100', '12.5'],
    ['S-20 over, proportional', off, '107.5', '100', '12.5'],
    ['S-20 within what is tolerated', { ...off, tolerance: '0.075' }, '92.5', '100', '15'],
    ['S-20 beyond what is tolerated', { ...off, tolerance: '0.045', step: 'down' }, '92.5', '100', '14'],
  ] as const)('%s', (_, rule, top, bottom, points) => {
    expect(score(rule, { top, bottom }).points).toBe(points);
  });

  it('is told in Chinese and in English', () => {
    expect(score({ ...short, step: 'down' }, { top: '2690.62', bottom: '2710.42' }).steps).toMatchObject([
      {
        text: '控制率 = 2,690.62 ÷ 2,710.42 = 99.27% < 100%，相差 0.73 个百分点，每 5 个百分点扣 2 分（不足的不计，计 0 档）：8 分 − 0 分 → 8 分',
        en: '控制率 = 2,690.62 ÷ 2,710.42 = 99.27% < 100%, short by 0.73 percentage points, each 5 percentage points costs 2 points (begun ones do not count: 0): 8 points − 0 points → 8 points',
      },
    ]);
    expect(score({ ...off, step: 'up' }, { top: '92.5', bottom: '100' }).steps[0]?.text).toContain(
      '偏离 7.5 个百分点，每 3 个百分点扣 1 分（不足的按一档计，计 3 档）',
    );
  });

  it('a distance smaller than is usually shown is still shown', () => {
    expect(score({ ...rate, step: 'up' }, { top: '100.004', bottom: '100' })).toMatchObject({
      points: '4.5',
      steps: [{ text: expect.stringContaining('100.004% > 100%，超出 0.004 个百分点') }],
    });
  });

  it('counts things as well as percentage points', () => {
    const complaints: Rule = {
      ...rate,
      ratio: 'count',
      label: '投诉',
      unit: '件',
      threshold: '2',
      perPoint: '1',
      block: '2',
      step: 'down',
    };
    expect(score(complaints, { count: '7' })).toMatchObject({
      points: '3',
      steps: [{ text: '投诉 = 7 件 > 2 件，超出 5 件，每 2 件扣 1 分（不足的不计，计 2 档）：5 分 − 2 分 → 3 分' }],
    });
  });

  it('a block that is just full counts, though its ratio has no end', () => {
    const third = { ...rate, ratio: 'top / bottom * 3', threshold: '0', perPoint: '1', block: '1', points: '5' };
    expect(score({ ...third, step: 'down' }, { top: '1', bottom: '3' }).points).toBe('4');
    expect(score({ ...third, step: 'up' }, { top: '1', bottom: '3' }).points).toBe('4');
  });

  it.each([
    ['a block of 0', { ...rate, block: '0.00' }, ['block']],
    ['a tolerance for one side', { ...rate, tolerance: '0.1' }, ['tolerance']],
    ['an unknown step', { ...rate, step: 'sideways' }, ['step']],
  ])('%s is refused at its place', (_, rule, path) => {
    expect(ruleSchema.safeParse(rule).error?.issues).toMatchObject([{ path }]);
  });
});
