import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from './any-narrative.fixture.js';
import {
  chipsIn,
  chipText,
  numbered,
  officialNumber,
  plainText,
  proseOf,
  readNarrative,
  tableGrid,
  type ChipFigure,
} from './index.js';

describe('official numbers', () => {
  it('begin again below a higher level and after a heading, and run on across paragraphs', () => {
    const lines = [
      '+ a',
      '++ b',
      '++ c',
      '+++ d',
      '++++ e',
      '文',
      '++++ f',
      '+++ g',
      '+ h',
      '++ i',
      '# 题',
      '++ j',
      '* k',
    ];
    expect(numbered(readNarrative(lines.join('\n'))).map(({ number }) => number)).toEqual([
      '一、',
      '（一）',
      '（二）',
      '1.',
      '（1）',
      '',
      '（2）',
      '2.',
      '二、',
      '（一）',
      '',
      '（一）',
      '•',
    ]);
  });

  const counts: [count: number, words: string][] = [
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [2020, '二千零二十'],
  ];
  it.each(counts)('%i is %s', (count, words) => expect(officialNumber(1, count)).toBe(`${words}、`));
});

const figures: Record<string, ChipFigure> = {
  spent: { label: '支出', unit: '万元', decimals: 2, value: '36184.455', prior: '35060.13' },
  fell: { label: '余额', unit: '万元', decimals: 2, value: '5.21', prior: '14.9' },
  same: { label: '车辆', unit: '万元', decimals: 2, value: '2.484', prior: '2.4839' },
  fresh: { label: '新增', unit: '万元', decimals: 2, value: '12', prior: null },
  from_nothing: { label: '出国', unit: '万元', decimals: 2, value: '12', prior: '0' },
  progress: { label: '执行率', unit: '%', decimals: 2, value: '0.976652', prior: '0.98' },
  staff: { label: '在编', unit: '人', decimals: 0, value: '1234', prior: '1200' },
  yuan: { label: '人均', unit: '元', decimals: 2, value: '36184.5', prior: null },
  blank: { label: '空白', unit: '万元', decimals: 2, value: null, prior: '3' },
};

describe('a live figure', () => {
  const cases: [source: string, printed: string][] = [
    ['{spent}', '36,184.46'],
    ['{spent|带单位}', '36,184.46 万元'],
    ['{spent|亿元}', '3.62'],
    ['{spent|亿元,4位,带单位}', '3.6184 亿元'],
    ['{spent|元,带单位}', '361,844,550.00 元'],
    ['{spent|元,0位}', '361,844,550'],
    ['{yuan|万元,带单位}', '3.62 万元'],
    ['{spent|0位}', '36,184'],
    ['{progress}', '97.67%'],
    ['{progress|1位}', '97.7%'],
    ['{progress|万元}', '97.67%'],
    ['{staff}', '1,234'],
    ['{staff|带单位,亿元}', '1,234 人'],
    ['{spent|较上年}', '增长 3.21%'],
    ['{spent|较上年,1位}', '增长 3.2%'],
    ['{fell|较上年}', '下降 65.03%'],
    ['{fell|较上年额,带单位}', '减少 9.69 万元'],
    ['{fell|较上年额,元,0位}', '减少 96,900'],
    ['{same|较上年}', '持平'],
    ['{same|较上年额}', '持平'],
    ['{progress|较上年}', '下降 0.33 个百分点'],
    ['{staff|较上年额,带单位}', '增加 34 人'],
    ['{fresh|较上年}', '【新增：暂无】'],
    ['{from_nothing|较上年}', '【出国：暂无】'],
    ['{from_nothing|较上年额}', '增加 12.00'],
    ['{blank}', '【空白：暂无】'],
    ['{no.such|1位}', '{no.such|1位}'],
  ];
  it.each(cases)('%s prints %s', (source, printed) => {
    expect(chipText(chipsIn(source)[0]!, (key) => figures[key])).toBe(printed);
  });
});

it('a plain text has official numbers, footnotes in brackets and the figures of its day', () => {
  const text =
    '# 成效\n+ 支出{spent|带单位}[^含{staff|带单位}]\n* **要点**\n|甲|乙|\n![现场](a)\n{{table:t5}}\n{{chart:score}}';
  const words = { figure: (chip: { key: string }) => `<${chip.key}>`, table: () => '表5', chart: () => '得分' };
  expect(plainText(text, words)).toBe(
    '成效\n一、支出<spent>（注：含<staff>）\n• 要点\n甲\t乙\n〔图：现场〕\n〔表：表5〕\n〔图：得分〕',
  );
});

describe('the prose of a narrative', () => {
  it('is the text itself without markup', () =>
    expect(proseOf('支出 3 万元。\n\n后').text).toBe('支出 3 万元。\n\n后'));

  it('has no marks, and footnotes and cells as lines of their own', () => {
    const text = '## 支出**36.5**万元[^含**5**万元]，占{a|1位}\n|甲|支出\\|2|\n![图\\]](a)\n{{table:a}}\n+ 完';
    expect(proseOf(text).text).toBe('支出36.5万元，占{}\n含5万元\n甲\n支出|2\n图]\n\n完');
  });

  it('knows where each of its characters stands in the narrative', () => {
    const text = '++ 支出**36.5**万元';
    const prose = proseOf(text);
    const at = prose.text.indexOf('36.5');
    const found = prose.source(at, at + 4)!;
    expect(text.slice(found.from, found.to)).toBe('36.5');
    expect(prose.source(at, at + 6)).toBeNull();
  });

  it('of any text gives places where the same characters stand', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const prose = proseOf(text);
        for (let at = 0; at < prose.text.length; at += 1) {
          const found = prose.source(at, at + 1);
          if (found) expect(text.slice(found.from, found.to)).toBe(prose.text.charAt(at));
        }
      }),
    );
  });
});

it('joined cells are drawn once, those that make no rectangle stand empty', () => {
  const block = readNarrative('|a|<|b|\n|^|^|c|\n|d|e|<|<|\n|<|^|')[0]!;
  const cells = block.kind === 'table' ? tableGrid(block.rows) : [];
  const spans = cells.map((row) => row.map(({ columnSpan, rowSpan }) => `${columnSpan}x${rowSpan}`));
  expect(spans).toEqual([['2x2', '1x1'], ['1x1'], ['1x1', '3x1'], ['1x1', '1x1']]);
});
