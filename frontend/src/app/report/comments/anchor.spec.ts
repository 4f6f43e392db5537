import { describe, expect, it } from '@jest/globals';
import { anchorAt, placeOf } from './anchor.js';

const text = '培训费支出36.20万元，会议费支出36.20万元，接待费支出5.21万元。';
const second = text.lastIndexOf('36.20');

describe('words that a comment is about', () => {
  it('are kept with what stands around them', () =>
    expect(anchorAt('甲乙丙丁', 1, 3)).toEqual({ quote: '乙丙', before: '甲', after: '丁' }));
  it.each([
    ['nothing', 0, 0],
    ['blanks', 0, 1],
    ['a whole page', 0, 501],
  ])('%s is nothing to comment on', (_, start, end) => expect(anchorAt(` ${'甲'.repeat(600)}`, start, end)).toBeNull());

  const anchor = anchorAt(text, second, second + 5)!;
  it.each([
    ['where they were', text, second],
    ['of two equal places the one meant', text.replace('培训费', '培训费（含差旅）'), second + 5],
    ['after text was put before them', `本年度，${text}`, second + 4],
  ])('are found %s', (_, now, start) => expect(placeOf(now, anchor)).toEqual({ start, end: start + 5 }));
  it('are not found when they are gone', () => expect(placeOf('培训费支出36.33万元', anchor)).toBeNull());
});
