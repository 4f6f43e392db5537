import { describe, expect, it } from '@jest/globals';
import type { CompareRule } from '../definition.js';
import { score } from './score.fixture.js';

const rule: CompareRule = {
  kind: 'compare',
  value: 'top',
  base: 'bottom',
  label: '结转结余',
  baseLabel: '上年',
  unit: '万元',
  none: '3',
  notAbove: '2',
  above: '0',
};

describe('a value against last year in order', () => {
  it.each([
    ['0', '19.8', '3', '结转结余 = 0 万元，没有发生 → 3 分', '结转结余 = 0 万元, none → 3 points'],
    [
      '19.8',
      '19.8',
      '2',
      '结转结余 = 19.80 万元，不高于上年 19.80 万元 → 2 分',
      '结转结余 = 19.80 万元, not above 上年 19.80 万元 → 2 points',
    ],
    [
      '19.81',
      '19.8',
      '0',
      '结转结余 = 19.81 万元，高于上年 19.80 万元 → 0 分',
      '结转结余 = 19.81 万元, above 上年 19.80 万元 → 0 points',
    ],
    [
      '19.801',
      '19.8',
      '0',
      '结转结余 = 19.801 万元，高于上年 19.800 万元 → 0 分',
      '结转结余 = 19.801 万元, above 上年 19.800 万元 → 0 points',
    ],
  ])('S-17 %s after %s gives %s of 3', (top, bottom, points, text, en) => {
    expect(score(rule, { top, bottom })).toMatchObject({ points, of: '3', steps: [{ text, en }] });
  });

  it('nothing at all needs no last year; any other value does', () => {
    expect(score(rule, { top: '0' }).points).toBe('3');
    expect(score(rule, { top: '1' })).toMatchObject({ points: null, missing: ['bottom'] });
  });

  it('without points for nothing at all, 0 is not above', () => {
    const { none: _, ...two } = rule;
    expect(score(two, { top: '0', bottom: '19.8' })).toMatchObject({ points: '2', of: '2' });
  });
});
