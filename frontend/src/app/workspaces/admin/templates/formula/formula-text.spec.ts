import { describe, expect, it } from '@jest/globals';
import { buildModel } from '@countersign/figures';
import { faultsOf, plainFormula, withCells } from './formula-text.js';
import { completed, proposalsAt } from './proposals.js';

const built = buildModel({ inputs: ['f1', 't1.r1.c1', 't1.r1.c2'], derived: [] });
if (!built.ok) throw new Error('the model of the test is at fault');
const { model } = built;
const siblings = new Map([
  ['c1', 't1.r1.c1'],
  ['c2', 't1.r1.c2'],
]);

describe('a formula as people type it', () => {
  it.each([
    ['（f1＋２）×3÷f2', '(f1+2)*3/f2'],
    ['if(f1≥1，f1、0)', 'if(f1>=1,f1,0)'],
  ])('%s', (typed, plain) => expect(plainFormula(typed)).toBe(plain));
});

describe('a fault in a formula', () => {
  it.each([
    ['f1 +', 4],
    ['f1 + nothing', 5],
    ['', 0],
  ])('of “%s” stands at %i', (text, position) => {
    expect(faultsOf(text, model)).toEqual([{ position, message: expect.stringMatching(/[\u4e00-\u9fff]/) }]);
  });

  it('stands where it was typed, though columns stand for cells', () => {
    expect(faultsOf('c1 + c2 + c3', model, siblings)).toMatchObject([{ position: 10 }]);
    expect(faultsOf('c2 / c1 * f1', model, siblings)).toEqual([]);
    expect(withCells('c2/c1', siblings).formula).toBe('t1.r1.c2/t1.r1.c1');
  });
});

describe('what is proposed', () => {
  const all = [
    { insert: 'f1', label: '年初预算' },
    { insert: 'f2', label: '预算' },
    { insert: 't1.*.c1', label: '各行支出' },
  ];
  const inserts = (text: string) => proposalsAt(text, text.length, all).items.map(({ insert }) => insert);

  it('is found by name, what begins so in front', () => {
    expect(inserts('1 + 预算')).toEqual(['f2', 'f1']);
    expect(inserts('sum(支出')).toEqual(['t1.*.c1']);
  });

  it('is found by key, and functions by their name', () => {
    expect(inserts('f')).toEqual(['f1', 'f2']);
    expect(inserts('1 + pri')).toEqual(['prior(']);
    expect(inserts('f1')).toEqual([]);
  });

  it('is nothing within a number or where nothing was typed, and units where a unit must stand', () => {
    expect(inserts('12')).toEqual([]);
    expect(inserts('f1 + ')).toEqual([]);
    expect(inserts('to(f1, ')).toContain('万元');
  });

  it('replaces the word, wherever the caret is', () => {
    const { items, ...place } = proposalsAt('f1 + 预算 / 2', 7, all);
    expect(completed('f1 + 预算 / 2', place, items[0]!)).toEqual({ text: 'f1 + f2 / 2', caret: 7 });
  });
});
