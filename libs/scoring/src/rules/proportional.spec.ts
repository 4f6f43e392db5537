import { describe, expect, it } from '@jest/globals';
import type { ProportionalRule, Rule } from '../definition.js';
import { ruleSchema } from '../rubric.js';
import { score } from './score.fixture.js';

const rule: ProportionalRule = { kind: 'proportional', ratio: 'rate', label: '采购执行率', points: '1' };

describe('proportional', () => {
  it.each([
    ['50.52', '53.87', undefined, '0.94', '采购执行率 = 50.52 ÷ 53.87 = 93.78% × 1 分 → 0.94 分'],
    ['14', '14', undefined, '1', '采购执行率 = 14.00 ÷ 14.00 = 100.00% × 1 分 → 1 分'],
    ['15', '10', undefined, '1', '采购执行率 = 15.00 ÷ 10.00 = 150.00%，超过 100% 的按 100% 计，× 1 分 → 1 分'],
    ['15', '10', true, '0', '采购执行率 = 15.00 ÷ 10.00 = 150.00% > 100%，实际超过计划不得分 → 0 分'],
    ['10.0001', '10', true, '0', '采购执行率 = 10.00 ÷ 10.00 = 100.001% > 100%，实际超过计划不得分 → 0 分'],
    ['-1', '10', undefined, '0', '采购执行率 = -1.00 ÷ 10.00 = -10.00%，低于 0 的按 0 计 → 0 分'],
  ] as const)('%s ÷ %s (over gives 0: %s) gives %s', (top, bottom, overZero, points, text) => {
    const result = score(overZero ? { ...rule, overZero } : rule, { top, bottom });
    expect(result.points).toBe(points);
    expect(result.steps[0]?.text).toBe(text);
  });
});

describe('proportional readings', () => {
  it.each([
    ['S-08 up to 1 in full, above it in inverse proportion', { points: '5', inverse: true }, '50', '46', '4.6'],
    ['S-08 at 1', { points: '5', inverse: true }, '46', '46', '5'],
    ['S-08 nothing used', { points: '5', inverse: true }, '0', '46', '5'],
    ['S-09 over plan counts in full, not more', { points: '20' }, '799.12', '792.22', '20'],
    ['S-10 coefficient × weight', { points: '2' }, '72.74', '100', '1.45'],
    ['S-10 the coefficient is at most 1', { points: '2' }, '2859', '2200', '2'],
    ['S-11 the exact ratio is held against the floor', { points: '10', floor: '0.6' }, '59.995', '100', '0'],
    [
      'S-11 unless the rule rounds first',
      { points: '10', floor: '0.6', rounding: { places: 2, mode: 'half_up', when: 'ratio' } },
      '59.995',
      '100',
      '6',
    ],
    ['E-01 rounded once, at the end', { points: '8' }, '1607', '3999', '3.21'],
    [
      'E-01 a rule that rounds the rate first gets another result',
      { points: '8', rounding: { places: 2, mode: 'half_up', when: 'ratio' } },
      '1607',
      '3999',
      '3.22',
    ],
    ['E-11 far over: the rule decides', { points: '4' }, '332.67', '100', '4'],
    ['E-12 three decimals are not two', { points: '100' }, '89.974', '90', '99.97'],
    ['E-13 all spent', { points: '10' }, '89.974', '89.974', '10'],
    [
      'points down to one decimal',
      { points: '2', rounding: { places: 1, mode: 'down', when: 'points' } },
      '99',
      '100',
      '1.9',
    ],
    ['points up to whole ones', { points: '2', rounding: { places: 0, mode: 'up', when: 'points' } }, '51', '100', '2'],
  ] as const)('%s', (_, terms, top, bottom, points) => {
    expect(score({ ...rule, ...terms } as Rule, { top, bottom }).points).toBe(points);
  });

  it('a rounding of its own is told', () => {
    const down: Rule = { ...rule, points: '2', rounding: { places: 1, mode: 'down', when: 'points' } };
    expect(score(down, { top: '99', bottom: '100' }).steps).toMatchObject([
      {
        text: '采购执行率 = 99.00 ÷ 100.00 = 99.00% × 2 分，得 1.98 分，保留 1 位小数（舍去尾数） → 1.9 分',
        en: '采购执行率 = 99.00 ÷ 100.00 = 99.00% × 2 points, gives 1.98 points, rounded down to 1 decimals → 1.9 points',
      },
    ]);
  });

  it('S-11 the floor is told with the exact ratio', () => {
    expect(score({ ...rule, points: '10', floor: '0.6' }, { top: '59.995', bottom: '100' }).steps[0]?.text).toBe(
      '采购执行率 = 60.00 ÷ 100.00 = 59.995% < 60%，不得分 → 0 分',
    );
  });

  it.each([
    ['full', '1', undefined],
    ['zero', '0', undefined],
    ['drop', '0', true],
  ] as const)('E-04 0 ÷ 0 with “%s” gives %s', (empty, points, notApplicable) => {
    expect(score({ ...rule, empty }, { top: '0', bottom: '0' })).toMatchObject({
      points,
      ...(notApplicable && { notApplicable, of: '0' }),
    });
  });

  it('E-04 0 ÷ 0 without a choice is no score and says so', () => {
    expect(score(rule, { top: '0', bottom: '0' })).toMatchObject({
      points: null,
      missing: ['top', 'bottom'],
      steps: [{ text: '采购执行率：分子、分母均为 0，评分标准未说明如何计分，暂不能计分' }],
    });
  });

  it('E-05 an amount without a budget is a problem whatever 0 ÷ 0 would give, never 100%', () => {
    expect(score({ ...rule, empty: 'full' }, { top: '5.42', bottom: '0' })).toMatchObject({
      points: null,
      steps: [{ text: expect.stringContaining('分母为零，无法计算') }],
    });
  });

  it('E-07 a blank is not 0', () => {
    expect(score({ ...rule, empty: 'full' }, { bottom: '20' })).toMatchObject({ points: null, missing: ['top'] });
    expect(score(rule, { top: '0', bottom: '20' }).points).toBe('0');
  });

  it('inverse proportion has no floor', () => {
    expect(ruleSchema.safeParse({ ...rule, inverse: true, floor: '0.6' }).error?.issues).toMatchObject([
      { path: ['inverse'] },
    ]);
  });
});
