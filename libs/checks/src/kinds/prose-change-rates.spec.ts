import { describe, expect, it } from '@jest/globals';
import type { ProseCheck } from '../definition.js';
import { base, run } from './run.fixture.js';

/** A unit's 三公 of 2018: budget 63.46 and final 44.29; the year before had a budget of 32 and a final of 29.08, 万元. */
const figures = {
  'three_public.budget': '63.46',
  'three_public.final': '44.29',
  'three_public.vehicles.budget': '41.46',
  'three_public.vehicles.final': '39.3',
  'three_public.reception.final': '4.99',
};
const prior = { 'three_public.budget': '32', 'three_public.final': '29.08', 'three_public.reception.final': '17.22' };
const lastYear = {
  budget: { label: '上年预算', words: ['上年预算'], figure: 'three_public.budget', prior: true },
  final: { label: '上年决算', words: ['上年决算', '上年支出'], figure: 'three_public.final', prior: true },
} as const;
const check: ProseCheck = {
  ...base,
  kind: 'prose',
  narrative: 'three_public_text',
  figures: [
    {
      figure: 'three_public.budget',
      words: ['三公经费 预算'],
      bases: [
        { ...lastYear.budget, words: [...lastYear.budget.words] },
        { ...lastYear.final, words: [...lastYear.final.words] },
      ],
    },
    {
      figure: 'three_public.final',
      words: ['三公经费 决算', '三公经费 支出'],
      bases: [
        { label: '本年预算', words: ['预算'], figure: 'three_public.budget' },
        { ...lastYear.final, words: [...lastYear.final.words] },
      ],
    },
    { figure: 'three_public.reception.final', words: ['公务接待费'] },
  ],
};
const read = (text: string) => run(check, { figures, prior, answers: { three_public_text: text } });

describe('one change rate and three bases', () => {
  it.each([
    '三公经费预算63.46万元，比上年预算增加31.46万元，增长98.31%。',
    '三公经费预算63.46万元，比上年预算32万元增加31.46万元。',
    '三公经费预算63.46万元，比上年决算增长118.23%。',
    '三公经费决算44.29万元，比上年决算增加15.21万元，增长52.30%。',
    '三公经费决算44.29万元，比预算减少19.17万元，下降30.21%。',
    '公务接待费4.99万元，比上年减少12.23万元，下降71.02%。',
  ])('%s is right', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each<[string, string, string]>([
    [
      '三公经费预算63.46万元，比上年预算增长118.23%。',
      '上年预算',
      '上年决算 29.08 万元为增加 34.38 万元、增长 118.23%（与文中相符）',
    ],
    [
      '三公经费决算44.29万元，比预算增加15.21万元。',
      '本年预算',
      '上年决算 29.08 万元为增加 15.21 万元、增长 52.30%（与文中相符）',
    ],
  ])('%s names a base that another one fits', (text, named, other) => {
    const [found, ...more] = read(text);
    expect(more).toEqual([]);
    expect(found?.facts).toMatchObject({ base: named });
    expect(found?.message).toContain(other);
    expect(found?.fix).toBeUndefined();
  });

  it('98.31% that was cut to 98.3% or rounded to 98% is right, 98.32% is not', () => {
    const told = (rate: string) => read(`三公经费预算63.46万元，比上年预算增长${rate}。`).length;
    expect(['98.3%', '98%', '98.32%'].map(told)).toEqual([0, 0, 1]);
  });

  it('a change rate without points beside a control rate with full points is no contradiction', () => {
    expect(read('三公经费预算63.46万元，比上年预算增长98.31%；三公经费决算44.29万元，比预算下降30.21%。')).toEqual([]);
  });
});

describe('rates that a binary float rounds wrongly', () => {
  const rates: ProseCheck = {
    ...check,
    figures: [{ figure: 'three_public.final', words: ['支出'], whole: 'three_public.budget' }],
  };
  it.each([
    ['2.01', '200', '1.01%', 0],
    ['2.01', '200', '1.00%', 1],
    ['80.05', '1000', '8.01%', 0],
    ['80.05', '1000', '8.00%', 1],
    ['36018.575', '100000', '36.02%', 0],
    ['5.21', '7.69', '67.75%', 0],
  ])('%s of %s is told as %s: %i findings', (part, whole, told, findings) => {
    const amounts = { 'three_public.final': part, 'three_public.budget': whole };
    const answers = { three_public_text: `支出占${told}。` };
    expect(run(rates, { figures: amounts, answers })).toHaveLength(findings);
  });

  it('an amount of 36018.575 is told as 36018.58', () => {
    const amounts = { 'three_public.final': '36018.575' };
    const told = (amount: string) =>
      run(rates, { figures: amounts, answers: { three_public_text: `支出${amount}。` } }).length;
    expect(['36018.58万元', '36018.57万元', '36018.6万元', '3.60亿元'].map(told)).toEqual([0, 1, 0, 0]);
  });
});
