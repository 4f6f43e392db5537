import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  PrintedBlock,
  PrintedCell,
  PrintedChange,
  PrintedReport,
  PrintedRun,
  PrintedTable,
} from '../printed/printed-report.js';
import { comparePrinted } from './compare-printed.js';

const reportOf = (...blocks: PrintedBlock[]): PrintedReport => ({
  title: '自评报告',
  department: '某局',
  year: 2020,
  cover: [],
  parts: [{ blocks }],
});
const paragraph = (...texts: string[]): PrintedBlock => ({ kind: 'paragraph', runs: texts.map((text) => ({ text })) });
const cell = (text: string, more: Partial<PrintedCell> = {}): PrintedCell => ({ runs: [{ text }], ...more });
const table = (rows: PrintedCell[][], caption = '表5 预算执行情况'): PrintedBlock & PrintedTable => ({
  kind: 'table',
  caption,
  columns: rows[0]!.map(() => ({ width: 1, align: 'left' })),
  headRows: 1,
  rows,
});
const compared = (before: PrintedBlock[], after: PrintedBlock[]) =>
  comparePrinted(reportOf(...before), reportOf(...after)).parts[0]!.blocks;

const markOf = (change?: PrintedChange) => (change === 'added' ? '+' : change === 'removed' ? '-' : '');
const shownRun = ({ text, change, footnote }: PrintedRun) =>
  `${markOf(change)}${text}${footnote ? `[${footnote.map((each) => each.text).join('')}]` : ''}${markOf(change)}`;
const shownRuns = (runs: readonly PrintedRun[]) => runs.map(shownRun).join('');
function shown(block: PrintedBlock): string {
  const mark = markOf(block.change);
  const text =
    block.kind === 'table'
      ? block.rows.map((row) => row.map(({ runs }) => shownRuns(runs)).join('|')).join('/')
      : 'runs' in block
        ? shownRuns(block.runs)
        : block.kind;
  return `${mark}${text}${mark}`;
}

describe('two versions as one document', () => {
  it.each([
    [
      'a figure in a sentence',
      ['支出36.20万元，执行率96.60%。'],
      ['支出36.33万元，执行率97.67%。'],
      ['支出-36.20-+36.33+万元，执行率-96.60%-+97.67%+。'],
    ],
    [
      'a new paragraph',
      ['甲事项已经办结。'],
      ['甲事项已经办结。', '乙事项正在办理。'],
      ['甲事项已经办结。', '++乙事项正在办理。++'],
    ],
    [
      'a paragraph taken out',
      ['甲事项已经办结。', '完全不同。'],
      ['完全不同。'],
      ['--甲事项已经办结。--', '完全不同。'],
    ],
    ['another paragraph in its place', ['甲乙丙丁戊己'], ['子丑寅卯辰巳'], ['--甲乙丙丁戊己--', '++子丑寅卯辰巳++']],
    ['nothing', ['甲'], ['甲'], ['甲']],
  ])('%s', (_, before, after, expected) =>
    expect(
      compared(
        before.map((text) => paragraph(text)),
        after.map((text) => paragraph(text)),
      ).map(shown),
    ).toEqual(expected),
  );

  it('an amount in a table is told as old and new, and a row that came is marked whole', () => {
    const head = [cell('项目'), cell('支出')];
    const before = table([head, [cell('培训费'), cell('36.20')]]);
    const after = table([head, [cell('培训费'), cell('36.33')], [cell('会议费'), cell('2.00')]]);
    expect(compared([before], [after]).map(shown)).toEqual(['项目|支出/培训费|-36.20-+36.33+/+会议费+|+2.00+']);
  });

  it('the points of an indicator change inside a group whose cell reaches down', () => {
    const rows = (points: string) => [
      [cell('投入', { rowSpan: 2 }), cell('预算编制'), cell(points)],
      [cell('目标设定'), cell('3')],
    ];
    expect(compared([table(rows('4'))], [table(rows('5'))]).map(shown)).toEqual(['投入|预算编制|-4-+5+/目标设定|3']);
  });

  it.each([
    ['other columns', table([[cell('甲')]]), table([[cell('甲'), cell('乙')]])],
    [
      'a row more under a cell that reaches down',
      table([[cell('甲', { rowSpan: 1 }), cell('乙')]]),
      table([[cell('甲', { rowSpan: 2 }), cell('乙')], [cell('丙')]]),
    ],
    ['another caption', table([[cell('甲')]]), table([[cell('甲')]], '表6 收入情况')],
  ])('tables that one grid cannot show stand one after the other: %s', (_, before, after) =>
    expect(compared([before], [after]).map(({ change }) => change)).toEqual(['removed', 'added']),
  );

  it('a footnote that says something else is exchanged, the text around it stays', () => {
    const noted = (note: string): PrintedBlock => ({
      kind: 'paragraph',
      runs: [{ text: '在职人员36人' }, { text: '', footnote: [{ text: note }] }, { text: '。' }],
    });
    expect(compared([noted('含借调')], [noted('不含借调')]).map(shown)).toEqual([
      '在职人员36人-[含借调]-+[不含借调]+。',
    ]);
  });

  it('an annex that only one version has is shown with all its blocks marked', () => {
    const [before, after] = [reportOf(paragraph('甲')), reportOf(paragraph('甲'))];
    const longer = { ...before, parts: [...before.parts, { landscape: true as const, blocks: [paragraph('附表')] }] };
    expect(comparePrinted(longer, after).parts[1]).toEqual({
      landscape: true,
      blocks: [{ kind: 'paragraph', change: 'removed', runs: [{ text: '附表', change: 'removed' }] }],
    });
    expect(comparePrinted(after, longer).parts[1]!.blocks[0]!.change).toBe('added');
  });
});

describe('both versions can be read from the comparison', () => {
  const words = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '1', '2', '.', '，', 'a'), maxLength: 12 });
  const blocks = fc.array(
    fc.oneof(
      fc
        .array(
          words.map((text) => ({ text })),
          { maxLength: 3 },
        )
        .map((runs): PrintedBlock => ({ kind: 'paragraph', runs })),
      fc
        .array(fc.tuple(words, words), { minLength: 1, maxLength: 4 })
        .map((rows) => table(rows.map((row) => row.map((text) => cell(text))))),
    ),
    { maxLength: 6 },
  );

  /** What one version says, without what only the other has. */
  function read(all: readonly PrintedBlock[], other: PrintedChange): string {
    const own = <T extends { change?: PrintedChange }>(each: readonly T[]) =>
      each.filter(({ change }) => change !== other);
    const text = (runs: readonly PrintedRun[]) =>
      own(runs)
        .map((run) => run.text)
        .join('');
    return own(all)
      .map((block) => {
        if (block.kind !== 'table') return 'runs' in block ? text(block.runs) : '';
        const rows = block.rows.filter(
          (row) => !row.every(({ runs }) => runs.length && runs.every(({ change }) => change === other)),
        );
        return rows.map((row) => row.map(({ runs }) => text(runs)).join('|')).join('/');
      })
      .join('\n');
  }

  it('whatever was changed', () =>
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        const both = compared(before, after);
        expect(read(both, 'removed')).toBe(read(after, 'removed'));
        expect(read(both, 'added')).toBe(read(before, 'added'));
      }),
      { numRuns: 300 },
    ));
});
