import { describe, expect, it } from '@jest/globals';
import { buildModel } from '@countersign/figures';
import { faultsOf, plainFormula, spokenFormula, withCells } from './formula-text.js';
import { completed, proposalsFor, wordBefore } from './proposals.js';

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

  it('is read aloud with names', () => {
    const labels: Record<string, string> = { f1: '预算', 't1.*.c1': '各行支出' };
    expect(spokenFormula('sum(t1.*.c1)/f1 * 100', (key) => labels[key] ?? key)).toBe('sum(各行支出) ÷ 预算 × 100');
  });
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
    { insert: 'sum(', label: '求和' },
  ];

  it.each([
    ['f1 + 预', '预', 5],
    ['sum(t1.*', 't1.*', 4],
    ['f1 * 100', '', 8],
    ['', '', 0],
  ])('for the word that ends “%s”', (text, word, from) => {
    expect(wordBefore(text, text.length)).toEqual({ word, from });
  });

  it('begins with what begins so', () => {
    expect(proposalsFor('预算', all).map(({ insert }) => insert)).toEqual(['f2', 'f1']);
    expect(proposalsFor('f1', all)).toEqual([]);
  });

  it('replaces the word, wherever the caret is', () => {
    expect(completed('f1 + 预算 / 2', 7, all[1]!)).toEqual({ text: 'f1 + f2 / 2', caret: 7 });
  });
});
