import type { TableColumn, TableField, TableRow } from '@countersign/template';
import { freshKey } from './keys.js';
import { insertedAfter, movedKey, replaced, without } from './items.js';

type RowKind = TableRow['kind'];

export function addColumn(table: TableField, after?: string): { table: TableField; key: string } {
  const key = freshKey(
    'column',
    table.columns.map((column) => column.key),
  );
  const like = table.columns.find((column) => column.key === after) ?? table.columns.at(-1);
  const column: TableColumn = { key, label: '新列', unit: like?.unit ?? '万元', decimals: like?.decimals ?? 2 };
  return { table: { ...table, columns: insertedAfter(table.columns, after, column) }, key };
}

/** A new row behind `after`; a total adds up every item of the table. */
export function addRow(table: TableField, kind: RowKind, after?: string): { table: TableField; key: string } {
  const key = freshKey(
    'row',
    table.rows.map((row) => row.key),
  );
  const items = table.rows.filter((row) => row.kind === 'item').map((row) => row.key);
  const adds = kind === 'total' || kind === 'subtotal';
  const row: TableRow = { key, label: rowNames[kind], kind, ...(adds && { sum: items }) };
  return { table: { ...table, rows: insertedAfter(table.rows, after, row) }, key };
}

const rowNames: Readonly<Record<RowKind, string>> = {
  item: '新行',
  of_which: '其中：',
  subtotal: '小计',
  total: '合计',
  heading: '标题行',
};

export function changeColumn(table: TableField, column: TableColumn): TableField {
  return { ...table, columns: replaced(table.columns, column.key, () => column) };
}

export function changeRow(table: TableField, row: TableRow): TableField {
  return { ...table, rows: replaced(table.rows, row.key, () => row) };
}

export function moveColumn(table: TableField, key: string, by: -1 | 1): TableField {
  return { ...table, columns: movedKey(table.columns, key, by) };
}

export function moveRow(table: TableField, key: string, by: -1 | 1): TableField {
  return { ...table, rows: movedKey(table.rows, key, by) };
}

/** Without the column, and without what rows say about it. */
export function removeColumn(table: TableField, key: string): TableField {
  const rows = table.rows.map(({ formulas, without: missing, ...row }): TableRow => {
    const left = Object.entries(formulas ?? {}).filter(([column]) => column !== key);
    const absent = missing?.filter((column) => column !== key) ?? [];
    return {
      ...row,
      ...(left.length && { formulas: Object.fromEntries(left) }),
      ...(absent.length && { without: absent }),
    };
  });
  return { ...table, columns: without(table.columns, key), rows };
}

/** Without the row; sums no longer add it up. */
export function removeRow(table: TableField, key: string): TableField {
  const rows = without(table.rows, key).map((row) =>
    row.sum ? { ...row, sum: row.sum.filter((each) => each !== key) } : row,
  );
  return { ...table, rows };
}

/** What stands in one cell: a formula of its own (empty: as the column says), or no cell at all. */
export function changeCell(row: TableRow, column: string, cell: { formula: string; absent: boolean }): TableRow {
  const { formulas, without: missing, ...rest } = row;
  const own = Object.fromEntries(Object.entries(formulas ?? {}).filter(([key]) => key !== column));
  if (cell.formula !== '' && !cell.absent) own[column] = cell.formula;
  const absent = [...(missing ?? []).filter((key) => key !== column), ...(cell.absent ? [column] : [])];
  return {
    ...rest,
    ...(Object.keys(own).length && { formulas: own }),
    ...(absent.length && { without: absent }),
  };
}
