import { describe, expect, it } from '@jest/globals';
import { measurement, median, table } from './measurement.mjs';

const save = { name: 'save', unit: 'saves/s', more: true, target: 'ratio <= 2' };
const script = { name: 'initial-js', unit: 'kB', target: 'value <= 250' };

describe('a measurement', () => {
  it('costs as many times the floor as it is slower, for rates', () => {
    expect(measurement({ ...save, value: 500, floor: 900 })).toMatchObject({ ratio: 1.8, met: true });
    expect(measurement({ ...save, value: 400, floor: 900 })).toMatchObject({ ratio: 2.25, met: false });
  });
  it('costs as many times the floor as it is larger, for sizes and times', () => {
    expect(measurement({ ...script, value: 180, floor: 90 })).toMatchObject({ ratio: 2, met: true });
    expect(measurement({ ...script, value: 251, floor: 90 })).toMatchObject({ met: false });
  });
  it('meets a target exactly at its limit, by what was measured and not by what is shown', () => {
    expect(measurement({ ...script, value: 250, floor: 90 }).met).toBe(true);
    expect(measurement({ ...script, value: 250.4, floor: 90 })).toMatchObject({ value: 250, met: false });
  });
  it('may have to reach a value', () => {
    const rate = { name: 'recompute', unit: '/s', more: true, target: 'value >= 20000', floor: 50_000 };
    expect(measurement({ ...rate, value: 19_999 }).met).toBe(false);
    expect(measurement({ ...rate, value: 20_000 }).met).toBe(true);
  });
  it('refuses a target that it cannot judge', () => {
    expect(() => measurement({ ...save, value: 1, floor: 1, target: 'fast' })).toThrow('save: not a target: fast');
  });
});

describe('the median', () => {
  it.each([
    [[3], 3],
    [[100, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });
});

describe('the table', () => {
  it('aligns numbers right and says which target was missed', () => {
    const rows = [measurement({ ...save, value: 500, floor: 900 }), measurement({ ...script, value: 251, floor: 90 })];
    expect(table(rows)).toBe(
      [
        'name        value  unit     floor  ratio  target        met',
        'save          500  saves/s    900    1.8  ratio <= 2    yes',
        'initial-js    251  kB          90   2.79  value <= 250  NO',
      ].join('\n'),
    );
  });
});
