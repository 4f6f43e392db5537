import { describe, expect, it } from '@jest/globals';
import { ItemCounting, WordCounting } from './numbering.js';

describe('numbers that Word counts by itself', () => {
  it.each<[string, [number, string][], boolean[]]>([
    [
      'in order',
      [
        [0, '一、'],
        [1, '（一）'],
        [1, '（二）'],
        [2, '1.'],
        [3, '（1）'],
        [0, '二、'],
        [1, '（一）'],
      ],
      [true, true, true, true, true, true, true],
    ],
    [
      'a gap is not Word’s',
      [
        [0, '一、'],
        [0, '三、'],
        [0, '二、'],
      ],
      [true, false, true],
    ],
    [
      'other forms are not Word’s',
      [
        [0, '附件1'],
        [0, '1.'],
        [0, ''],
      ],
      [false, false, false],
    ],
    [
      'past ten',
      Array.from({ length: 12 }, (_, index) => [
        0,
        `${['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'][index]!}、`,
      ]),
      Array.from({ length: 12 }, () => true),
    ],
  ])('%s', (_, numbers, counted) => {
    const counting = new WordCounting();
    expect(numbers.map(([level, number]) => counting.continues(level, number))).toEqual(counted);
  });

  it('begin another list where items begin anew, and none for a bullet', () => {
    const items = new ItemCounting();
    const lists = [
      [0, '一、'],
      [1, '（一）'],
      [0, '二、'],
      [0, '一、'],
      [0, '•'],
      [2, '1.'],
      [2, '2.'],
    ] as const;
    expect(lists.map(([level, number]) => items.listOf(level, number))).toEqual([1, 1, 1, 2, undefined, 2, 2]);
  });
});
