import { describe, expect, it } from '@jest/globals';
import type { DocumentsRule } from '../definition.js';
import { score } from './score.fixture.js';

const rule: DocumentsRule = {
  kind: 'documents',
  list: 'list',
  label: '制度文件',
  unit: '份',
  points: '2',
  each: '0.5',
};
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `文件${index}` }));

describe('documents in a list', () => {
  it.each([
    [0, '0', '制度文件 0 份，每份计 0.5 分 → 0 分'],
    [3, '1.5', '制度文件 3 份，每份计 0.5 分 → 1.5 分'],
    [9, '2', '制度文件 9 份，每份计 0.5 分，共 4.5 分，最多计 2 分 → 2 分'],
  ])('%s rows give %s', (count, points, text) => {
    expect(score(rule, {}, { list: rows(count) })).toMatchObject({
      points,
      steps: [{ text, inputs: [{ key: 'list' }] }],
    });
  });

  it.each([
    [5, '2', '制度文件 5 份，应有 4 份，不扣分 → 2 分', '制度文件 5 份, 4 expected, nothing deducted → 2 points'],
    [
      3,
      '1.5',
      '制度文件 3 份，应有 4 份，每缺一份扣 0.5 分：2 分 − 0.5 分 → 1.5 分',
      '制度文件 3 份, 4 expected, each missing one costs 0.5 points: 2 points − 0.5 points → 1.5 points',
    ],
  ])('of four expected, %s give %s', (count, points, text, en) => {
    expect(score({ ...rule, expected: 4 }, {}, { list: rows(count) })).toMatchObject({ points, steps: [{ text, en }] });
  });

  it('more missing than there are points leaves 0', () => {
    expect(score({ ...rule, expected: 9 }, {}, { list: [] }).points).toBe('0');
  });

  it('a list that nobody gave yet is missing; an empty one is not', () => {
    expect(score(rule, {}, {})).toMatchObject({ points: null, missing: ['list'] });
    expect(score(rule, {}, { list: [] }).points).toBe('0');
  });
});
