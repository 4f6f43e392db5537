import { describe, expect, it } from '@jest/globals';
import type { TableField } from '@countersign/template';
import { addColumn, addRow, changeCell, moveRow, removeColumn, removeRow } from './tables.js';

const table: TableField = {
  kind: 'table',
  key: 't1',
  label: '支出',
  columns: [
    { key: 'c1', label: '预算', unit: '元', decimals: 2 },
    { key: 'c2', label: '支出', unit: '元', decimals: 2 },
  ],
  rows: [
    { key: 'r1', label: '人员', kind: 'item' },
    { key: 'r2', label: '公用', kind: 'item', formulas: { c2: 'x' }, without: ['c1'] },
  ],
};

describe('a table under edit', () => {
  it('takes unit and decimals of a new column from its neighbour', () => {
    expect(addColumn(table, 'c1').table.columns.map(({ key, unit }) => [key, unit])).toEqual([
      ['c1', '元'],
      ['c3', '元'],
      ['c2', '元'],
    ]);
  });

  it('adds every item up in a new total', () => {
    expect(addRow(table, 'total').table.rows.at(-1)).toEqual({
      key: 'r3',
      label: '合计',
      kind: 'total',
      sum: ['r1', 'r2'],
    });
  });

  it('no longer adds up a row that is gone', () => {
    const summed = addRow(table, 'total').table;
    expect(removeRow(summed, 'r1').rows.at(-1)?.sum).toEqual(['r2']);
  });

  it('forgets with a column what rows say about it', () => {
    expect(removeColumn(table, 'c2').rows[1]).toEqual({ key: 'r2', label: '公用', kind: 'item', without: ['c1'] });
    expect(removeColumn(table, 'c1').rows[1]).toEqual({
      key: 'r2',
      label: '公用',
      kind: 'item',
      formulas: { c2: 'x' },
    });
  });

  it('moves a row', () => {
    expect(moveRow(table, 'r2', -1).rows.map(({ key }) => key)).toEqual(['r2', 'r1']);
  });

  it.each([
    [{ formula: 'c1 * 2', absent: false }, { formulas: { c2: 'c1 * 2' } }],
    [{ formula: '', absent: false }, {}],
    [{ formula: 'c1', absent: true }, { without: ['c2'] }],
  ])('a cell with %j', (cell, expected) => {
    expect(changeCell(table.rows[0]!, 'c2', cell)).toEqual({ ...table.rows[0], ...expected });
  });
});
