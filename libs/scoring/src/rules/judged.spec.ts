import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../definition.js';
import { score } from './score.fixture.js';

describe('judged', () => {
  const rule: Rule = { kind: 'judged', points: '5', step: '0.5', label: '履职效益' };
  it.each([
    [{ points: '5' }, '5'],
    [{ points: '4.5', reason: '一个方面论述不足' }, '4.5'],
    [{ points: '0', reason: '未开展' }, '0'],
    [{ points: '4.5' }, null],
    [{ points: '4.5', reason: '  ' }, null],
    [{ points: '4.3', reason: '因' }, null],
    [{ points: '6' }, null],
    [{ points: '-1', reason: '因' }, null],
    [{ points: 5 }, null],
    [undefined, null],
  ])('%j gives %s', (answer, points) => {
    expect(score(rule, {}, { x: answer })).toMatchObject({ points, missing: points === null ? ['x'] : [] });
  });

  it('waits until enough aspects are argued', () => {
    const argued: Rule = { ...rule, argued: { narratives: ['n1', 'n2', 'n3'], atLeast: 2 } };
    expect(score(argued, {}, { x: { points: '5' }, n1: '已论述', n2: ' ' })).toMatchObject({
      points: null,
      missing: ['n2', 'n3'],
      steps: [{ text: '履职效益：至少论述 2 个方面，现有 1 个，暂不能计分' }],
    });
    expect(score(argued, {}, { x: { points: '5' }, n1: '已论述', n3: '已论述' }).points).toBe('5');
  });
});

describe('judged points of published rubrics', () => {
  const rule: Rule = { kind: 'judged', points: '5', step: '0.5', label: '履职效益' };

  it.each([
    ['S-23 a multiple of the step', { points: '4.5', reason: '佐证不足' }, '4.5'],
    ['S-23 no multiple of the step', { points: '4.55', reason: '佐证不足' }, null],
    ['S-23 a loss without a reason', { points: '4.5' }, null],
  ])('%s', (_, x, points) => {
    expect(score(rule, {}, { x }).points).toBe(points);
  });

  it('a loss without a reason says so', () => {
    expect(score(rule, {}, { x: { points: '4.5' } }).steps).toMatchObject([
      {
        text: '履职效益：评定 4.5 分，低于满分 5 分，请补充理由',
        en: '履职效益: judged 4.5 points, below the full 5 points; a reason is needed',
      },
    ]);
  });
});
