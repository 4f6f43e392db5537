import { describe, expect, it } from '@jest/globals';
import { readDecimal, shownDecimal } from './decimal-text.js';

describe('points, bounds and rates as people type them', () => {
  it.each([
    ['90', true, { value: '0.9' }],
    ['99.5%', true, { value: '0.995' }],
    ['９０％', true, { value: '0.9' }],
    ['1,234.50', false, { value: '1234.5' }],
    ['', false, { blank: true }],
    ['9.', false, { problem: expect.any(String) }],
    ['-3', false, { problem: expect.any(String) }],
    ['1e3', true, { problem: expect.any(String) }],
  ])('“%s”, rate %s', (text, rate, read) => expect(readDecimal(text, rate)).toEqual(read));

  it('reads a negative number only where one makes sense', () => {
    expect(readDecimal('-12.5', true, true)).toEqual({ value: '-0.125' });
  });

  it.each([
    ['0.9', true, '90'],
    ['0.9', false, '0.9'],
    [undefined, true, ''],
  ])('%s is shown', (value, rate, text) => expect(shownDecimal(value, rate)).toBe(text));
});
