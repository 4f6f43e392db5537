import { describe, expect, it } from '@jest/globals';
import { mergeValue, same } from './merge.js';

const conflict = { settled: false };
const settled = (value: unknown) => ({ settled: true, value });

describe('two people changed one field', () => {
  it.each<[title: string, base: unknown, mine: unknown, theirs: unknown, merged: unknown]>([
    ['only I changed it', '1', '2', '1', settled('2')],
    ['only they changed it', '1', '1', '2', settled('2')],
    ['both wrote the same', '1', '2', '2', settled('2')],
    ['both wrote otherwise', '1', '2', '3', { ...conflict, mine: '2', theirs: '3' }],
    [
      'different ticks of one checklist',
      { a: true },
      { a: true, b: true },
      { a: false },
      settled({ a: false, b: true }),
    ],
    ['the same tick', { a: true }, { a: false }, {}, conflict],
    ['a first answer by both', undefined, { a: true }, { b: true }, settled({ a: true, b: true })],
    [
      'different cells of a list',
      [{ n: '1', m: '2' }],
      [{ n: '3', m: '2' }],
      [{ n: '1', m: '4' }],
      settled([{ n: '3', m: '4' }]),
    ],
    ['the same cell of a list', [{ n: '1' }], [{ n: '2' }], [{ n: '3' }], conflict],
    ['rows added by both', [], [{ n: '1' }], [{ n: '2' }], conflict],
    ['different paragraphs', '甲\n乙', '甲一\n乙', '甲\n乙一', settled('甲一\n乙一')],
    [
      'a paragraph added while a distant one changed',
      '甲\n乙\n丙',
      '甲\n乙\n丙\n丁',
      '甲一\n乙\n丙',
      settled('甲一\n乙\n丙\n丁'),
    ],
    ['a paragraph removed while a distant one changed', '甲\n乙\n丙', '乙\n丙', '甲\n乙\n丙一', settled('乙\n丙一')],
    ['a paragraph added behind one that changed', '甲\n乙', '甲\n乙\n丙', '甲\n丁', settled('甲\n丁\n丙')],
    ['a paragraph added before one that changed', '甲\n乙', '甲\n丁', '甲\n丙\n乙', settled('甲\n丙\n丁')],
    ['a row of a typed table by each', '|甲|1|\n|乙|2|', '|甲|9|\n|乙|2|', '|甲|1|\n|乙|8|', settled('|甲|9|\n|乙|8|')],
  ])('%s', (_, base, mine, theirs, merged) => expect(mergeValue(base, mine, theirs)).toEqual(merged));

  it.each([
    ['the same paragraph', '甲\n乙', '甲一\n乙', '甲二\n乙', '甲一\n乙', '甲二\n乙'],
    ['one paragraph only', '甲', '甲一', '甲二', '甲一', '甲二'],
    ['paragraphs added at one place', '甲', '甲\n乙', '甲\n丙', '甲\n乙', '甲\n丙'],
    [
      'the same paragraph, and others',
      '甲\n乙\n丙',
      '甲一\n乙\n丙一',
      '甲二\n乙\n丙',
      '甲一\n乙\n丙一',
      '甲二\n乙\n丙一',
    ],
  ])('%s is left to a person, with everything else merged', (_, base, mine, theirs, withMine, withTheirs) => {
    expect(mergeValue(base, mine, theirs)).toEqual({ settled: false, mine: withMine, theirs: withTheirs });
  });

  it('names in another order say the same', () => expect(same({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true));
});
