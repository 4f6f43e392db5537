import { describe, expect, it } from '@jest/globals';
import type { ConditionsRule } from '../definition.js';
import { score } from './score.fixture.js';

const rule: ConditionsRule = {
  kind: 'conditions',
  points: '3',
  each: '1',
  items: [
    ...['a', 'b', 'c'].map((key) => ({ key, label: `条件${key}` })),
    { key: 'd', label: '有佐证', evidence: 'list' },
    { key: 'e', label: '支出不超预算', formula: 'top <= bottom' },
  ],
};
const within = { top: '1', bottom: '2' };
const ticks = (...met: string[]) => Object.fromEntries(['a', 'b', 'c', 'd'].map((key) => [key, met.includes(key)]));

describe('conditions that share fewer points', () => {
  it.each([
    ['all met', ticks('a', 'b', 'c', 'd'), within, ['纪要'], '3'],
    ['one not met', ticks('a', 'b', 'c'), within, [], '2'],
    ['without its evidence one counts as not met', ticks('a', 'b', 'c', 'd'), within, [], '2'],
    ['a computed one not met', ticks('a', 'b', 'c', 'd'), { top: '3', bottom: '2' }, ['纪要'], '2'],
    ['S-14 four of five fail: 0, not −1', ticks('a'), { top: '3', bottom: '2' }, [], '0'],
  ])('%s', (_, x, figures, list, points) => {
    expect(score(rule, figures, { x, list })).toMatchObject({ points, of: '3' });
  });

  it('each is told, then the sum', () => {
    const { steps } = score(rule, { top: '3', bottom: '2' }, { x: ticks('a'), list: [] });
    expect(steps.slice(3)).toMatchObject([
      { text: '（4）有佐证：不符合', en: '(4) 有佐证: not met' },
      { text: '（5）支出不超预算：不符合', en: '(5) 支出不超预算: not met' },
      {
        text: '5 项条件中 4 项不符合，每项扣 1 分：3 分 − 4 分，扣完为止 → 0 分',
        en: '4 of 5 conditions not met, each costs 1 point: 3 points − 4 points, down to 0 → 0 points',
      },
      { text: '合计 → 0 分' },
    ]);
  });

  it('an answer that is missing leaves the points open', () => {
    expect(score(rule, within, { x: { a: true } })).toMatchObject({ points: null, missing: ['x'] });
  });
});
