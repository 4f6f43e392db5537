import { describe, expect, it } from '@jest/globals';
import { buildModel } from '@countersign/figures';
import { figureFaults, membersOf } from './figure-text.js';
import { figuresFor } from './proposals.js';

const built = buildModel({ inputs: ['f1', 't1.r1.c1', 't1.r2.c1'], derived: [] });
if (!built.ok) throw new Error('the model of the test is at fault');
const { model } = built;
const all = [
  { insert: 'f1', label: '在编人数' },
  { insert: 't1.r1.c1', label: '表1 基本 支出' },
  { insert: 't1.*.c1', label: '表1 各行 支出' },
];

describe('the name of a figure', () => {
  it.each([
    ['f1', false, 0],
    [' t1.r1.c1 ', false, 0],
    ['t1.*.c1', true, 0],
    ['t1.*.c1', false, 1],
    ['t1.*.c9', true, 1],
    ['在编', true, 1],
    ['f1 + 1', true, 1],
    ['f2', true, 1],
  ])('%s, many: %s, has %i faults', (text, many, faults) => {
    expect(figureFaults(text, model, many)).toHaveLength(faults);
  });

  it('of a column stands for its cells', () => {
    expect(membersOf('t1.*.c1', model)).toEqual(['t1.r1.c1', 't1.r2.c1']);
  });
});

describe('the figures that are offered', () => {
  it.each([
    ['支出', false, ['t1.r1.c1']],
    ['支出', true, ['t1.r1.c1', 't1.*.c1']],
    ['t1', true, ['t1.r1.c1', 't1.*.c1']],
    ['f1', true, []],
    ['', true, ['f1', 't1.r1.c1', 't1.*.c1']],
  ])('for %s, many: %s', (text, many, keys) => {
    expect(figuresFor(text, all, many).items.map(({ insert }) => insert)).toEqual(keys);
  });
});
