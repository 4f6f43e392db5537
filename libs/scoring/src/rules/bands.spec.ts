import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../definition.js';
import { last, score } from './score.fixture.js';

describe('bands', () => {
  const control: Rule = {
    kind: 'bands',
    value: 'rate',
    label: '三公经费控制率',
    unit: '%',
    bands: [
      { when: { op: '<', bound: '0.9' }, points: '3' },
      { when: { op: '<=', bound: '1' }, points: '2' },
      { points: '0' },
    ],
  };

  it.each([
    ['3.65', '8.52', '3', '三公经费控制率 = 3.65 ÷ 8.52 = 42.84% < 90% → 3 分'],
    ['9', '10', '2', '三公经费控制率 = 9.00 ÷ 10.00 = 90.00% ≤ 100% → 2 分'],
    ['10', '10', '2', '三公经费控制率 = 10.00 ÷ 10.00 = 100.00% ≤ 100% → 2 分'],
    ['12', '10', '0', '三公经费控制率 = 12.00 ÷ 10.00 = 120.00% > 100% → 0 分'],
    ['89.996', '100', '3', '三公经费控制率 = 90.00 ÷ 100.00 = 89.996% < 90% → 3 分'],
  ])('%s ÷ %s gives %s', (top, bottom, points, text) => {
    const result = score(control, { top, bottom });
    expect(result).toMatchObject({ points, missing: [] });
    expect(last(result)).toBe(text);
  });

  it('each step links to the figures that it came from', () => {
    const [step] = score(control, { top: '3.65', bottom: '8.52' }).steps;
    expect(step?.inputs).toEqual([
      { key: 'top', label: '支出', shown: '3.65' },
      { key: 'bottom', label: '预算', shown: '8.52' },
    ]);
  });

  it('a missing figure leaves the points open and names it', () => {
    expect(score(control, { top: '3.65' })).toMatchObject({
      points: null,
      missing: ['bottom'],
      steps: [{ text: '三公经费控制率：尚缺“预算”，暂不能计分', inputs: [{ key: 'bottom' }] }],
    });
  });

  it('a division by zero is explained', () => {
    expect(score(control, { top: '3.65', bottom: '0' })).toMatchObject({
      points: null,
      missing: ['rate'],
      steps: [{ text: '三公经费控制率：“控制率”分母为零，无法计算，请核对相关数据' }],
    });
    expect(score({ ...control, value: 'top / bottom' }, { top: '1', bottom: '0' })).toMatchObject({
      points: null,
      missing: ['top', 'bottom'],
      steps: [{ text: '三公经费控制率：分母为零，无法计算，请核对相关数据' }],
    });
  });

  it('a value that is no rate shows its unit', () => {
    const rule: Rule = {
      ...control,
      value: 'count',
      label: '投诉',
      unit: '件',
      bands: [{ when: { op: '<=', bound: '3' }, points: '1' }, { points: '0' }],
    };
    expect(last(score(rule, { count: '2' }))).toBe('投诉 = 2 件 ≤ 3 件 → 1 分');
  });
});
