import { cellKey, hasCell, reasonKey, shownAnswer, type TableField, type TableRow } from '@countersign/template';
import type { WorkbookSource } from './report-workbook.js';
import { firstValueColumn, type SheetDraft } from './sheet-draft.js';
import { writeMark } from './sheet-mark.js';
import type { WorkbookCell, WorkbookRow } from './workbook.js';

/** Keys, title, unit, heads; the table's rows follow. */
const headRows = 4;

/** A table of the report: hidden keys in the first row and column, title, unit, heads, rows, reasons at the right. */
export function tableSheet(table: TableField, source: WorkbookSource): SheetDraft {
  const { columns, rows, reason } = table;
  const figures = new Map(
    rows.flatMap((row, rowAt) =>
      columns.flatMap((column, at) =>
        hasCell(row, column)
          ? [[cellKey(table.key, row.key, column.key), { row: headRows + rowAt + 1, column: firstValueColumn + at }]]
          : [],
      ),
    ) as [string, { row: number; column: number }][],
  );
  const title = [table.number, table.label].filter(Boolean).join(' ');
  const width = columns.length + (reason ? 1 : 0) + 1;
  return {
    title,
    figures,
    sheet: (name, cells) => ({
      name,
      ...(columns.length > 4 && { landscape: true as const }),
      headRows,
      headColumns: 2,
      columns: [
        { width: 10, hidden: true },
        { width: nameWidth(rows) },
        ...columns.map(({ label, unit }) => ({
          width: Math.min(24, Math.max(13, 2 * (label.length + unit.length) + 4)),
        })),
        ...(reason ? [{ width: 40 }] : []),
      ],
      rows: [
        keyRow(table, source),
        { cells: [null, { style: 'title', text: title, span: width }] },
        { cells: [null, { style: 'unit', text: unitLine(table), span: width }] },
        {
          cells: [
            null,
            { style: 'head', text: '项目' },
            ...columns.map((column): WorkbookCell => ({ style: 'head', text: headText(table, column) })),
            ...(reason ? [{ style: 'head' as const, text: reason.label }] : []),
          ],
        },
        ...rows.map((row): WorkbookRow => ({
          cells: [
            { style: 'key', text: row.key },
            { style: row.kind === 'subtotal' || row.kind === 'total' ? 'sum' : 'name', text: nameText(row) },
            ...columns.map((column) =>
              hasCell(row, column) ? cells.cell(cellKey(table.key, row.key, column.key), column, name) : null,
            ),
            ...(reason ? [reasonCell(table, row, source)] : []),
          ],
        })),
      ],
    }),
  };
}

function keyRow({ key, columns }: TableField, { mark }: WorkbookSource): WorkbookRow {
  const keys = columns.map((column): WorkbookCell => ({ style: 'key', text: column.key }));
  return { hidden: true, cells: [{ style: 'key', text: writeMark({ table: key, ...mark }) }, null, ...keys] };
}

/** The unit that most columns have stands above the table; others say theirs in the head. */
const commonUnit = ({ columns }: TableField): string =>
  columns.find(({ unit }) => unit !== '%' && unit !== '')?.unit ?? '';
const unitLine = (table: TableField): string => (commonUnit(table) ? `单位：${commonUnit(table)}` : '');
const headText = (table: TableField, { label, unit }: TableField['columns'][number]): string =>
  unit === '' || unit === commonUnit(table) ? label : `${label}（${unit}）`;

const nameText = ({ key, kind, label }: TableRow): string =>
  kind === 'of_which' ? `${'　'.repeat(Math.max(1, key.split('.').length - 2))}${label}` : label;

function reasonCell(table: TableField, row: TableRow, { template, inputs }: WorkbookSource): WorkbookCell | null {
  const key = reasonKey(table.key, row.key);
  const value = inputs.answers[key];
  return value === undefined || value === null ? null : { style: 'text', text: shownAnswer(template, key, value) };
}

const nameWidth = (rows: readonly TableRow[]): number =>
  Math.min(50, Math.max(16, ...rows.map((row) => 2 * nameText(row).length + 2)));
