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
