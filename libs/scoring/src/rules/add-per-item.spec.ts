import { describe, expect, it } from '@jest/globals';
import type { AddPerItemRule } from '../definition.js';
import { score } from './score.fixture.js';

const rule: AddPerItemRule = {
  kind: 'add_per_item',
  points: '3',
  each: '0.5',
  count: 'count',
  unit: '项',
  label: '获得表彰',
};

describe('points for each item', () => {
  it.each([
    ['0', '0', '获得表彰 0 项，每项计 0.5 分 → 0 分', '获得表彰 0 项, 0.5 points each → 0 points'],
    ['2', '1', '获得表彰 2 项，每项计 0.5 分 → 1 分', '获得表彰 2 项, 0.5 points each → 1 point'],
    [
      '9',
      '3',
      '获得表彰 9 项，每项计 0.5 分，共 4.5 分，最多计 3 分 → 3 分',
      '获得表彰 9 项, 0.5 points each, 4.5 points in all, at most 3 points → 3 points',
    ],
    ['-2', '0', '获得表彰 -2 项，每项计 0.5 分 → 0 分', '获得表彰 -2 项, 0.5 points each → 0 points'],
  ])('%s items give %s', (count, points, text, en) => {
    expect(score(rule, { count })).toMatchObject({ points, steps: [{ text, en }] });
  });

  it('an unknown count gives no points yet', () => {
    expect(score(rule, {})).toMatchObject({ points: null, missing: ['count'] });
  });
});
