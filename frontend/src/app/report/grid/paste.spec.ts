import { describe, expect, it } from '@jest/globals';
import { EditHistory } from './edit-history.js';
import { gridOf } from './grid-layout.js';
import { planFill, planPaste } from './paste.js';
import { executionFormulas, executionTable } from './table.fixture.js';

const grid = gridOf(executionTable, (key) => executionFormulas[key]);
const values: Record<string, string> = {
  'execution.basic.personnel.index': '474.26',
  'execution.basic.personnel.progress': '0.96468',
};
const stored = (key: string) => values[key];
const paste = (block: string[][], row = 1, column = 0) => planPaste(grid, { row, column }, block, stored, true);

describe('pasting a range', () => {
  it('writes what fits, in the form that is stored', () => {
    expect(paste([['１，２３４．５０', ' -250.00 ']]).edits).toEqual([
      { key: 'execution.basic.personnel.budget', value: '1234.5' },
      { key: 'execution.basic.personnel.adjusted', value: '-250' },
    ]);
  });
  it('clears a cell where the source is empty', () => {
    expect(paste([['']]).edits).toEqual([{ key: 'execution.basic.personnel.budget', value: null }]);
  });
  it('refuses only the cells that do not fit, each with its reason', () => {
    const plan = paste([
      ['57.18万元', '1.234'],
      ['', '5'],
    ]);
    expect(plan.edits).toEqual([{ key: 'execution.basic.public.adjusted', value: '5' }]);
    expect(plan.refused.map(({ label }) => label)).toEqual(['人员经费 · 年初预算', '人员经费 · 年中调整']);
  });
  it.each([
    ['-', '短横可能表示 0'],
    ['(12.00)', '括号可能表示负数'],
    ['甲', '请填写数字'],
  ])('names what “%s” may mean and guesses nothing', (text, words) => {
    const plan = paste([[text]]);
    expect(plan.edits).toEqual([]);
    expect(plan.refused[0]!.text).toContain(words);
  });
  it('leaves computed cells alone, is silent where they agree and tells where they differ', () => {
    const agreeing = paste([['474.26', '96.47%']], 1, 2);
    expect(agreeing).toEqual({ edits: [], refused: [], different: [], outside: 0 });
    const differing = paste([['474.25', '96.47']], 1, 2);
    expect(differing.different).toEqual([
      { label: '人员经费 · 合计', text: '粘贴的是 474.25，表中为 474.26；以表中为准，请核对来源。' },
    ]);
  });
  it('compares everything in a table that is not open to the person', () => {
    const plan = planPaste(grid, { row: 1, column: 0 }, [['1', '2', '474.26']], stored, false);
    expect(plan.edits).toEqual([]);
    expect(plan.different).toHaveLength(2);
  });
  it('counts what lies beyond the table', () => {
    expect(paste([['1'], ['2'], ['3']], 3, 0).outside).toBe(1);
    expect(paste([['96.47', '1', '2']], 1, 3).outside).toBe(2);
  });
  it('tells when a row does not have the column', () => {
    expect(paste([['1', '5']], 3, 0).refused).toEqual([
      { label: '其中：日常经费 · 年中调整', text: '此行没有这一栏，“5”未写入。' },
    ]);
  });
});

describe('a range copied with heads and row names', () => {
  it('puts the figures in their place and passes over heads', () => {
    const plan = paste([
      ['项目', '年初预算', '年中调整'],
      ['人员经费', '1', '2'],
      ['公用经费', '', '3'],
    ]);
    expect(plan.edits.map(({ value }) => value)).toEqual(['1', '2', '3']);
    expect(plan.different).toEqual([]);
  });
  it('tells when a row is named otherwise', () => {
    const plan = paste([['公用经费', '1', '2']]);
    expect(plan.different[0]).toEqual({
      label: '人员经费',
      text: '粘贴的行名是“公用经费”，表中此行是“人员经费”，请核对是否错行。',
    });
  });
});

describe('what an input method or another program leaves in an amount', () => {
  it.each<[text: string, value: string | null]>([
    ['１２３．４５', '123.45'],
    ['100。5', '100.5'],
    ['1，234.56', '1234.56'],
    ['  7.00 ', '7'],
    ['', null],
  ])('%j is written as %s', (text, value) => {
    const { edits, refused } = paste([[text]]);
    expect([edits.map((edit) => edit.value), refused]).toEqual([[value], []]);
  });
  it('a full-width minus is one where the column takes negative amounts', () => {
    expect(paste([['－12.50']], 1, 1).edits).toEqual([{ key: 'execution.basic.personnel.adjusted', value: '-12.5' }]);
  });
  it.each(['12.3.4', '1e3', '98%', '¥20', '－12.50', 'NaN'])('%s is refused and leaves what is stored', (text) => {
    const { edits, refused } = paste([[text]]);
    expect([edits, refused.length]).toEqual([[], 1]);
  });
});

describe('rows that the table does not have', () => {
  const field = { ...executionTable, growing: [{ under: 'basic', kind: 'item' as const, label: '基本支出' }] };
  let count = 0;
  const growth = {
    field,
    rows: [],
    text: () => undefined,
    refusal: (rows: readonly { label: string }[]) => (rows.at(-1)!.label.length > 10 ? '名称太长。' : null),
    newKey: () => `rnew${(count += 1)}`,
  };
  const grow = (block: string[][], row = 1) => {
    count = 0;
    return planPaste(grid, { row, column: 0 }, block, stored, true, growth);
  };

  it('are added between those that it has, each figure in its place', () => {
    const plan = grow([
      ['人员经费', '1', '2'],
      ['离退休经费', '5', '6'],
      ['公用经费', '', '3'],
    ]);
    expect(plan.rows).toEqual([{ key: 'rnew1', label: '离退休经费', under: 'basic' }]);
    expect(plan.edits).toEqual([
      { key: 'execution.basic.personnel.budget', value: '1' },
      { key: 'execution.basic.personnel.adjusted', value: '2' },
      { key: 'execution.basic.rnew1.budget', value: '5' },
      { key: 'execution.basic.rnew1.adjusted', value: '6' },
      { key: 'execution.basic.public.adjusted', value: '3' },
    ]);
    expect(plan.different).toEqual([]);
  });
  it('are added at the end of the group, before its subtotal', () => {
    const plan = grow([['住房补贴', '5', '6']], 4);
    expect(plan.rows).toEqual([{ key: 'rnew1', label: '住房补贴', under: 'basic' }]);
  });
  it('are not added without a name, for a name that is nearly the same, or where the table takes none', () => {
    expect(grow([['5', '6']]).rows).toBeUndefined();
    expect(grow([['人员经费支', '5', '6']]).rows).toBeUndefined();
    expect(paste([['离退休经费', '5', '6']]).rows).toBeUndefined();
    expect(paste([['离退休经费', '5', '6']]).different[0]!.text).toContain('请核对是否错行');
  });
  it('are refused one by one with the reason', () => {
    const plan = grow([
      ['这个名称实在太长了不能用', '5', '6'],
      ['离退休经费', 'x', '6'],
    ]);
    expect(plan.refused.map(({ label }) => label)).toEqual(['这个名称实在太长了不能用', '离退休经费 · 年初预算']);
    expect(plan.edits).toEqual([{ key: 'execution.basic.rnew2.adjusted', value: '6' }]);
  });
});

it('filling writes one value into every cell that is typed', () => {
  const cells = grid.rows.flatMap((row) => row.cells.slice(0, 2));
  expect(planFill(cells, '7').edits.map(({ key }) => key)).toEqual([
    'execution.basic.personnel.budget',
    'execution.basic.personnel.adjusted',
    'execution.basic.public.adjusted',
    'execution.basic.public.daily.budget',
  ]);
});

describe('undoing', () => {
  it('goes back act by act and forward again; what changes nothing is no act', () => {
    const cells: Record<string, string | null> = { a: '1' };
    const read = (key: string) => cells[key] ?? undefined;
    const write = (edits: readonly { key: string; value: string | null }[]) => {
      for (const { key, value } of edits) cells[key] = value;
    };
    const history = new EditHistory();
    write(
      history.record(
        [
          { key: 'a', value: '2' },
          { key: 'b', value: '3' },
        ],
        read,
      ),
    );
    expect(history.record([{ key: 'a', value: '2' }], read)).toEqual([]);
    write(history.undo().figures);
    expect(cells).toEqual({ a: '1', b: null });
    expect(history.undo()).toEqual({ figures: [] });
    write(history.redo().figures);
    expect(cells).toEqual({ a: '2', b: '3' });
  });
});
