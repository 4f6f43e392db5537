import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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
    '公务接待费和公务用车购置及运行费分别为5.21万元、2.48万元，分别占67.75%、32.25%。',
    '因公出国（境）费、公务接待费和公务用车购置及运行费占比分别为0%、67.75%和32.25%。',
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
    [
      '公务接待费和公务用车购置及运行费支出分别为2.48万元和5.21万元。',
      [
        { figure: 'three_public.reception.final', stated: '2.48', computed: '5.21' },
        { figure: 'three_public.vehicles.final', stated: '5.21', computed: '2.48' },
      ],
    ],
    [
      '公务接待费、公务用车购置及运行费分别占67.75%、32.24%。',
      [{ claim: 'share', figure: 'three_public.vehicles.final', stated: '32.24', computed: '32.25' }],
    ],
    ['公务接待费比预算增加9.69万元。', [{ claim: 'change', stated: '9.69', computed: '-9.69' }]],
    [
      '公务接待费支出5.21万元，较年初预算14.5万元减少9.69万元。',
      [{ figure: 'three_public.reception.budget', stated: '14.5' }],
    ],
  ])('%s', (text, facts) => {
    expect(read(text).map((found) => found.facts)).toMatchObject(facts);
  });
});

describe('what the checker says', () => {
  it('a wrong amount names both places and values, and offers the live figure', () => {
    expect(read('公务接待费支出5.12万元。')).toMatchObject([
      {
        key: 'c:three_public.reception.final|level|5.12|5.21',
        message:
          '“三公经费说明”中“公务接待费支出”写为 5.12万元，而“表1 公务接待费 决算”为 5.21 万元，请核对后改正，或改用实时数据。',
        places: [
          { field: 'three_public_text', shown: '5.12万元' },
          { field: 'three_public.reception.final', shown: '5.21 万元' },
        ],
        fix: { kind: 'replace_text', position: 7, from: '5.12', to: '{three_public.reception.final}' },
      },
    ]);
  });

  it('a change that fits another base names both, and leaves the choice to the writer', () => {
    const prior = { 'three_public.reception.final': '5.31' };
    const [found] = read('公务接待费支出5.21万元，比预算减少0.1万元。', { prior });
    expect(found?.message).toBe(
      '“三公经费说明”中“表1 公务接待费 决算”写为比预算减少 0.1万元，而按预算 14.90 万元为减少 9.69 万元、下降 65.03%；按上年 5.31 万元为减少 0.10 万元、下降 1.88%（与文中相符），请核对数值和所比的基数。',
    );
    expect(found?.fix).toBeUndefined();
    expect(found?.places.map(({ label }) => label)).toEqual(['三公经费说明', '表1 公务接待费 决算', '预算', '上年']);
  });

  it('a change that fits no base offers the right number, where the direction is right', () => {
    expect(read('公务接待费比预算减少9.96万元。')).toMatchObject([
      { fix: { from: '9.96', to: '9.69', label: '改为 9.69万元' } },
    ]);
    expect(read('公务接待费比预算增加9.69万元。')[0]?.fix).toBeUndefined();
  });

  it('a rate far too small beside its amount is taken for a fraction', () => {
    expect(read('公务接待费支出5.21万元，比预算减少9.69万元，下降0.0065%。')[0]?.message).toContain(
      '疑为把小数写成了百分数',
    );
    expect(read('公务接待费支出5.21万元，比上年减少0.1万元，下降0.006%。')).toMatchObject([
      { message: expect.stringContaining('疑为把小数写成了百分数') },
    ]);
  });

  it('growth from 0 has no rate', () => {
    const figures = { ...table, 'three_public.reception.budget': '0' };
    expect(read('公务接待费支出5.21万元，比预算增加5.21万元，增长100%。', { figures })).toMatchObject([
      { message: expect.stringContaining('没有基数，不能计算比率'), facts: { computed: null } },
    ]);
  });

  it('a rate that was cut and not rounded says so', () => {
    expect(read('公务用车购置及运行费2.48万元，比预算减少12.52万元，下降83.46%。')).toMatchObject([
      { message: expect.stringContaining('截断'), fix: { from: '83.46', to: '83.47' } },
    ]);
  });

  it('without last year’s report, amount and rate of the text must at least agree with each other', () => {
    expect(read('三公经费支出7.69万元，比上年减少2.31万元，下降23.1%。')).toEqual([]);
    expect(read('三公经费支出7.69万元，比上年减少2.31万元，下降30.04%。')).toMatchObject([
      { facts: { claim: 'rate', stated: '30.04', computed: '23.1' } },
    ]);
  });

  it.each([
    ['比上年减少2.31万元，下降23.1%', 0],
    ['同比下降23.1%', 0],
    ['比去年增加2.31万元', 1],
    ['比上年减少2.3万元', 0],
    ['与上年持平', 1],
  ])('against last year’s 10.00: %s gives %i findings', (text, findings) => {
    const prior = { 'three_public.final': '10' };
    expect(read(`三公经费支出7.69万元，${text}。`, { prior })).toHaveLength(findings);
  });

  it('the same wrong statement twice is one finding, and another value another key', () => {
    const keys = read('公务接待费支出5.12万元。公务接待费支出5.12万元。公务接待费支出5.13万元。').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(2);
  });

  it('percentages may print fewer decimals than the table, amounts another unit', () => {
    const figures = { ...table, 'three_public.rate': '0.3590', 'three_public.final': '20.3' };
    expect(read('三公经费完成率35.9%。', { figures })).toEqual([]);
    expect(read('三公经费支出203000元。', { figures })).toEqual([]);
    expect(read('三公经费支出203001元。', { figures })).toHaveLength(1);
    expect(read('三公经费完成率35.9%。', { figures: { ...figures, 'three_public.rate': '0.3596' } })).toHaveLength(1);
  });

  it('without words of its own a figure goes by its label', () => {
    const byLabel: ProseCheck = { ...check, figures: [{ figure: 'three_public.*.final' }] };
    const answers = { three_public_text: '公务接待费全年决算5.12万元。' };
    expect(run(byLabel, { figures: table, answers })).toMatchObject([
      { facts: { figure: 'three_public.reception.final' } },
    ]);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'公务接待费|公务用车购置及运行费|三公经费|支出|预算|比|较|与|上年|减少|增长|持平|占|分别为|5.21|万元|亿|三千六百五十|百分之|%|个百分点|，|、|。|\n|{|}|{three_public.final}|－|1,234|,|，|第|约|😀|\u0000|点|零'.split(
      '|',
    ),
  );
  it('is read without a failure, and every fix stands where it says', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        for (const { fix, places } of read(text, { prior: { 'three_public.final': '10' } })) {
          expect(places.length).toBeGreaterThan(0);
          if (fix?.kind === 'replace_text') expect(text.startsWith(fix.from, fix.position)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    '公务接待费支出5.12万元，比预算减少0.1万元，下降0.006%，与上年持平，',
    '一二三',
    '1,234,',
    '9',
    '比上年',
    '公务接待费',
    ' ',
    '{',
  ])('fifty thousand characters of “%s” are read', (piece) => {
    expect(() => read(piece.repeat(Math.ceil(50_000 / piece.length)))).not.toThrow();
  });
});

describe('wherever a sentence stands in a narrative', () => {
  const wrong = [
    '公务用车购置及运行费占32.24%。',
    '公务接待费支出5.21万元，比预算减少0.1万元，下降0.006%。',
    '公务用车购置及运行费2.48万元，与预算持平。',
    '因公出国（境）费0万元，与预算相比无变化。',
    '三公经费支出7.96万元。',
    '公务接待31批次、597人次。',
  ];
  const places: [place: string, put: (sentence: string) => string][] = [
    ['a heading', (sentence) => `前\n## ${sentence}`],
    ['an item', (sentence) => `+++ ${sentence}`],
    ['strong text', (sentence) => `* **${sentence}**`],
    ['strong numbers', (sentence) => sentence.replace(/\d+(?:\.\d+)?/g, '**$&**')],
    ['strong numbers with their units', (sentence) => sentence.replace(/[\d.]+(?:万元|%|人次|批次)/g, '**$&**')],
    ['a cell', (sentence) => `|项目|说明|\n|甲|${sentence}|`],
    ['a footnote', (sentence) => `三公经费[^${sentence}]支出7.69万元。`],
    ['a sentence with a footnote', (sentence) => sentence.replace(/\d/, '[^据决算]$&')],
  ];
  it.each(places)('%s says the same, and its fixes change only their digits', (_, put) => {
    for (const sentence of wrong) {
      const stored = put(sentence);
      const [plain, found] = [read(sentence), read(stored)];
      expect(plain.length).toBeGreaterThan(0);
      expect(found.map(({ key }) => key)).toEqual(plain.map(({ key }) => key));
      for (const { fix } of found)
        if (fix?.kind === 'replace_text') expect(stored.startsWith(fix.from, fix.position)).toBe(true);
    }
  });

  it('a fix that would tear marks apart is not offered', () => {
    const [loose, torn] = ['支出7.96亿元', '支出**7.96**亿元'].map((text) => read(`三公经费${text}。`)[0]);
    expect([loose?.fix?.kind, torn?.fix]).toEqual(['replace_text', undefined]);
  });
});
