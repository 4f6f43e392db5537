import { describe, expect, it } from '@jest/globals';
import type { ProseCheck, ProseFigure } from '../definition.js';
import type { Finding } from '../finding.js';
import { base, run, type Report } from './run.fixture.js';

/** The table of a published 三公 page, 万元: budget, final; abroad has no final. */
const table = {
  'three_public.budget': '49.9',
  'three_public.final': '7.69',
  'three_public.rate': '0.1541',
  'three_public.abroad.budget': '20',
  'three_public.reception.budget': '14.9',
  'three_public.reception.final': '5.21',
  'three_public.vehicles.budget': '15',
  'three_public.vehicles.final': '2.48',
  'three_public.receptions': '30',
  'three_public.guests': '579',
};
const part = (row: string, name: string): ProseFigure => ({
  figure: `three_public.${row}.final`,
  words: [`${name} 支出`, name],
  bases: [{ label: '预算', words: ['预算'], figure: `three_public.${row}.budget` }],
  whole: 'three_public.final',
});
const check: ProseCheck = {
  ...base,
  kind: 'prose',
  narrative: 'three_public_text',
  figures: [
    {
      figure: 'three_public.final',
      words: ['三公经费 支出', '三公经费'],
      bases: [{ label: '预算', words: ['预算'], figure: 'three_public.budget' }],
    },
    { figure: 'three_public.rate', words: ['三公经费 完成预算的', '三公经费 完成率'] },
    part('abroad', '因公出国（境）费'),
    part('reception', '公务接待费'),
    part('vehicles', '公务用车购置及运行费'),
    { figure: 'three_public.receptions', words: ['公务接待'] },
    { figure: 'three_public.guests', words: ['公务接待'] },
  ],
};
const read = (text: string, { figures = table, prior }: Report = {}): Finding[] =>
  run(check, { figures, answers: { three_public_text: text }, ...(prior && { prior }) });

describe('a narrative against its table, every ✓', () => {
  it.each([
    '三公经费预算49.9万元，支出7.69万元，完成预算的15.41%。',
    '因公出国（境）费占0%，公务接待费占67.75%。',
    '公务用车购置及运行费占三公经费的32.25%。',
    '公务接待费支出5.21万元，比预算减少9.69万元，下降65.03%。',
    '公务接待费支出5.21万元，较年初预算14.9万元减少9.7万元，下降65%。',
    '公务用车购置及运行费2.48万元，比预算减少12.52万元，下降83.47%。',
    '公务接待30批次（其中外事26批次），579人次（其中外宾500人次）。',
    '全年公务接待30批次、579人次，人均89.98元。',
    '三公经费支出76900元。',
    '三公经费支出七点六九万元。',
    '三公经费支出７．６９万元。',
    '三公经费支出约7.7万元。',
    '三公经费支出{three_public.final}万元，公务接待费支出{three_public.reception.final}万元。',
    '三公经费上年支出12万元。',
    '公务接待费和公务用车购置及运行费支出分别为5.21万元和2.48万元。',
    '三公经费人均支出0.5万元，其中车辆每辆0.8万元。',
    '三公经费支出超过5万元。',
    '三公经费支出5万元至8万元。',
    '会议室3间，设备12台，资金100万元。',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('a narrative against its table, every ✗', () => {
  it.each<[string, Record<string, unknown>[]]>([
    ['三公经费支出7.96万元。', [{ claim: 'level', figure: 'three_public.final', stated: '7.96', computed: '7.69' }]],
    ['三公经费支出七点九六万元。', [{ claim: 'level', stated: '7.96', computed: '7.69' }]],
    ['三公经费支出769000元。', [{ claim: 'level', stated: '76.9', computed: '7.69' }]],
    ['三公经费预算49.6万元，支出7.69万元。', [{ figure: 'three_public.budget', stated: '49.6', computed: '49.9' }]],
    ['三公经费支出7.69万元，完成预算的15.5%。', [{ figure: 'three_public.rate', stated: '15.5', computed: '15.4' }]],
    [
      '公务接待31批次、597人次。',
      [
        { stated: '31', computed: '30' },
        { stated: '597', computed: '579' },
      ],
    ],
    [
      '公务用车购置及运行费占32.24%。',
      [{ claim: 'share', figure: 'three_public.vehicles.final', stated: '32.24', computed: '32.25', truncated: true }],
    ],
    [
      '公务接待费支出5.21万元，比预算减少0.1万元，下降0.006%。',
      [
        { claim: 'change', base: '预算', stated: '-0.1', computed: '-9.7', unit: '万元' },
        { claim: 'change', base: '预算', stated: '-0.006', computed: '-65.034', unit: '%' },
      ],
    ],
    [
      '公务用车购置及运行费2.48万元，与预算持平。',
      [{ claim: 'unchanged', figure: 'three_public.vehicles.final', base: '预算', computed: '-12.52' }],
    ],
    ['公务用车购置及运行费2.48万元，与预算相比无变化。', [{ claim: 'unchanged', computed: '-12.52' }]],
    ['因公出国（境）费0万元，与预算相比无变化。', [{ claim: 'unchanged', computed: '-20' }]],
    ['公务接待费比预算增加9.69万元。', [{ claim: 'change', stated: '9.69', computed: '-9.69' }]],
    [
      '公务接待费支出5.21万元，较年初预算14.5万元减少9.69万元。',
      [{ figure: 'three_public.reception.budget', stated: '14.5' }],
    ],
  ])('%s', (text, facts) => {
    expect(read(text).map((found) => found.facts)).toMatchObject(facts);
  });
});
