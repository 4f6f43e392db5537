import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../definition.js';
import { score } from './score.fixture.js';

describe('checklist', () => {
  const rule: Rule = {
    kind: 'checklist',
    items: [
      { key: 'a', label: '有渠道', points: '1' },
      { key: 'b', label: '有监督', points: '1', evidence: 'list' },
      { key: 'c', label: '全部答复', points: '1', formula: 'top >= bottom' },
    ],
  };
  const nothingReceived = { top: '0', bottom: '0' };
  it.each([
    [{ a: true, b: true }, ['纪要'], nothingReceived, '3'],
    [{ a: true, b: true }, [], nothingReceived, '2'],
    [{ a: true, b: true }, undefined, nothingReceived, '2'],
    [{ a: false, b: false }, ['纪要'], nothingReceived, '1'],
    [{ a: true, b: true }, ['纪要'], { top: '1', bottom: '2' }, '2'],
  ])('ticks %j with evidence %j and figures %j give %s', (ticks, list, figures, points) => {
    expect(score(rule, figures, { x: ticks, list }).points).toBe(points);
  });

  it('says item by item what counted', () => {
    const { steps } = score(rule, nothingReceived, { x: { a: false, b: true } });
    expect(steps.map(({ text }) => text)).toEqual([
      '（1）有渠道：不符合 → 0 分',
      '（2）有监督：符合（未附佐证材料，不计分） → 0 分',
      '（3）全部答复：符合 → 1 分',
      '合计 → 1 分',
    ]);
  });

  it.each([[undefined], [{}], [{ a: true }], ['yes'], [{ a: 'true', b: 'true' }]])(
    'answer %j is not yet given',
    (ticks) => {
      expect(score(rule, nothingReceived, { x: ticks })).toMatchObject({ points: null, missing: ['x'] });
    },
  );
});

describe('checklists of published rubrics', () => {
  const list = (...points: string[]): Rule => ({
    kind: 'checklist',
    items: points.map((each, index) => ({ key: `i${index}`, label: `第${index}项`, points: each })),
  });

  it.each([
    ['S-15 equal points, two of three met', list('1', '1', '1'), { i0: true, i1: false, i2: true }, '2', '3'],
    [
      'S-16 unequal points, the second and the last missed',
      list('1', '0.5', '0.5', '1'),
      { i0: true, i1: false, i2: true, i3: false },
      '1.5',
      '3',
    ],
  ])('%s', (_, rule, x, points, of) => {
    expect(score(rule, {}, { x })).toMatchObject({ points, of });
  });

  it('are told in English as well', () => {
    expect(score(list('1', '2'), {}, { x: { i0: true, i1: false } }).steps.map(({ en }) => en)).toEqual([
      '(1) 第0项: met → 1 point',
      '(2) 第1项: not met → 0 points',
      'In all → 1 point',
    ]);
  });
});
