import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyNarrative, anyText } from './any-narrative.fixture.js';
import { chipsIn, readNarrative, referencesIn, visibleLength, writeNarrative, type NarrativeBlock } from './index.js';

const text = (characters: string) => ({ kind: 'text' as const, text: characters });
const strong = (characters: string) => ({ ...text(characters), strong: true as const });
const paragraph = (...content: Extract<NarrativeBlock, { kind: 'paragraph' }>['content']): NarrativeBlock => ({
  kind: 'paragraph',
  content,
});

describe('a narrative', () => {
  it('is the same tree after it was stored', () => {
    fc.assert(
      fc.property(anyNarrative, (blocks) => expect(readNarrative(writeNarrative(blocks))).toEqual(blocks)),
      {
        numRuns: 500,
      },
    );
  });

  it('whatever stands in it, is stored in one way', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        const once = writeNarrative(readNarrative(any));
        expect(writeNarrative(readNarrative(once))).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('of words and figures alone is its paragraphs, and is stored as it was written', () => {
    const words = fc.constantFrom(
      ...'支出 1,234.56 万元，占 97.67%。（一）-a<b>c_d~',
      '[注]',
      '\n',
      '\n\n',
      '# 号',
      'C:\\目录',
    );
    fc.assert(
      fc.property(fc.array(words), (pieces) => {
        const any = `文${pieces.join('')}`;
        const blocks = readNarrative(any);
        expect(blocks.map((block) => block.kind === 'paragraph' && block.content)).toEqual(
          any.split('\n').map((line) => (line.startsWith('# ') ? false : line ? [text(line)] : [])),
        );
        expect(writeNarrative(blocks)).toBe(any);
        expect(visibleLength(any)).toBe([...any].length - (any.match(/^# /gm)?.length ?? 0) * 2);
      }),
    );
  });

  const lines: [line: string, block: NarrativeBlock][] = [
    ['', paragraph()],
    ['## 主要成效', { kind: 'heading', level: 2, content: [text('主要成效')] }],
    ['#', { kind: 'heading', level: 1, content: [] }],
    ['#1 楼', paragraph(text('#1 楼'))],
    ['++ 厉行节约', { kind: 'numbered', level: 2, content: [text('厉行节约')] }],
    ['+5% 以上', paragraph(text('+5% 以上'))],
    ['* 要点', { kind: 'bullet', content: [text('要点')] }],
    ['*', { kind: 'bullet', content: [] }],
    ['\\* 星号', paragraph(text('* 星号'))],
    [
      '执行率**{a.b}**。',
      paragraph(text('执行率'), { kind: 'figure', chip: { key: 'a.b' }, strong: true }, text('。')),
    ],
    ['**未完', paragraph(text('**未完'))],
    ['****1234', paragraph(text('****1234'))],
    ['2**3**4', paragraph(text('2'), strong('3'), text('4'))],
    [
      '见注[^含{a}]。',
      paragraph(
        text('见注'),
        { kind: 'footnote', content: [text('含'), { kind: 'figure', chip: { key: 'a' } }] },
        text('。'),
      ),
    ],
    ['[^', paragraph(text('[^'))],
    ['[^]', paragraph(text('[^]'))],
    ['|a|<|', { kind: 'table', rows: [[{ content: [text('a')] }, { content: [], joins: 'left' }]] }],
    ['|{a|亿元}|', { kind: 'table', rows: [[{ content: [{ kind: 'figure', chip: { key: 'a', unit: '亿元' } }] }]] }],
    ['|没有右边', paragraph(text('|没有右边'))],
    ['|a\\|', paragraph(text('|a|'))],
    ['![现场](7f3a)', { kind: 'picture', attachment: '7f3a', caption: '现场' }],
    ['![现场](../x)', paragraph(text('![现场](../x)'))],
    ['{{table:execution}}', { kind: 'live_table', table: 'execution' }],
    ['{{chart:score}}。', paragraph(text('{{chart:score}}。'))],
    ['C:\\目录\\[旧]', paragraph(text('C:\\目录[旧]'))],
  ];
  it.each(lines)('%j', (line, block) => expect(readNarrative(line)).toEqual([block]));

  it('rows that follow each other are one table, an empty line parts two', () => {
    const tables = readNarrative('|a|b|\n|c|d|\n\n|e|');
    expect(tables.map(({ kind }) => kind)).toEqual(['table', 'paragraph', 'table']);
    const [first, , second] = tables;
    expect(writeNarrative([first!, second!])).toBe('|a|b|\n|c|d|\n\n|e|');
  });

  it('an attack of very many characters is read to its end', () => {
    for (const part of [
      '[^',
      '**',
      '{a',
      '{a|',
      '\\',
      '|',
      '|{a|',
      '![',
      '!['.padEnd(9, '\\'),
      '[^\\]',
      '{{table:',
      '*|',
      '#',
    ])
      expect(readNarrative(part.repeat(200_000 / part.length)).length).toBeGreaterThan(0);
  });
});

describe('chips', () => {
  const sources: [source: string, chip: object | null][] = [
    ['{a.b}', { key: 'a.b' }],
    ['{a|亿元,1位,带单位}', { key: 'a', unit: '亿元', decimals: 1, withUnit: true }],
    ['{a|带单位,亿元}', { key: 'a', unit: '亿元', withUnit: true }],
    ['{a|较上年}', { key: 'a', change: 'rate' }],
    ['{a|较上年额,元}', { key: 'a', unit: '元', change: 'amount' }],
    ['{a|元,万元}', null],
    ['{a|7位}', null],
    ['{a|}', null],
    ['{a|constructor}', null],
    ['{A}', null],
    ['{and}', null],
    ['{a..b}', null],
  ];
  it.each(sources)('%s', (source, chip) => expect(chipsIn(`前${source}后`)).toEqual(chip ? [chip] : []));

  it('are found in tables and footnotes, live tables and charts by their lines', () => {
    const any = '# {a}\n|x|{b|元}|\n甲[^{c}]{a}\n{{table:t5}}\n{{chart:score}}\n见{{table:t6}}';
    expect(referencesIn(any)).toEqual({
      chips: [{ key: 'a' }, { key: 'b', unit: '元' }, { key: 'c' }, { key: 'a' }],
      tables: ['t5'],
      charts: ['score'],
    });
  });
});

describe('the limit of a text', () => {
  const lengths: [text: string, length: number][] = [
    ['𠮷a', 2],
    ['支出{execution.total.spent|亿元,1位}。', 4],
    ['**三公**经费', 4],
    ['## 成效', 2],
    ['甲\n乙', 3],
    ['|甲|乙|\n|丙|<|', 6],
    ['正文[^注]', 4],
    ['{}', 2],
    ['{{table:t5}}', 0],
  ];
  it.each(lengths)('%j is %i', (any, length) => expect(visibleLength(any)).toBe(length));
});
