import { describe, expect, it } from '@jest/globals';
import { chineseNumber } from './chinese-number.js';

describe('a number in Chinese digits', () => {
  it.each([
    ['三千六百五十', '3650', 0],
    ['十', '10', 0],
    ['十二', '12', 0],
    ['二十', '20', 0],
    ['一百零五', '105', 0],
    ['二百一十', '210', 0],
    ['三亿五千万', '350000000', 0],
    ['一万二千亿', '1200000000000', 0],
    ['三万零五十', '30050', 0],
    ['三十五点六', '35.6', 1],
    ['零点六五', '0.65', 2],
    ['五', '5', 0],
    ['零', '0', 0],
    ['二零二一', '2021', 0],
  ])('%s is %s', (text, value, decimals) => {
    const read = chineseNumber(text);
    expect([read?.value.toString(), read?.decimals]).toEqual([value, decimals]);
  });

  it.each(['三五', '三百五', '百', '百百', '点五', '三点', '一点二点三', '三四十', '一'.repeat(31), ''])(
    '%s is none, or leaves doubt',
    (text) => {
      expect(chineseNumber(text)).toBeNull();
    },
  );
});
