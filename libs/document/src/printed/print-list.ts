import type { ListField } from '@countersign/template';
import { columnWidths, isSmall } from './column-widths.js';
import { captionOf } from './print-table.js';
import { mergedColumn } from './merged-column.js';
import type { PrintedBlock, PrintedCell } from './printed-report.js';
import { unwritten, type Printing } from './printing.js';

type Row = Readonly<Record<string, string>>;

/** Rows that people listed, as a table; a list of single texts as numbered items. */
export function printList(field: ListField, printing: Printing): PrintedBlock[] {
  const rows = rowsOf(printing.source.inputs.answers[field.key]);
  if (!rows.length && !printing.draft) return [];
  const [only] = field.columns;
  if (field.columns.length === 1 && only) return items(field, rows, only.key);
  const head = field.columns.map(({ label }): PrintedCell => ({
    runs: [{ text: label }],
    strong: true,
    align: 'center',
  }));
  const cells = rows.map((row) => field.columns.map(({ key }): PrintedCell => ({ runs: [{ text: row[key] ?? '' }] })));
  const widths = columnWidths([head, ...cells], field.columns.length);
  const none: PrintedCell[] = [{ runs: [{ text: unwritten }], columnSpan: field.columns.length, align: 'center' }];
  return [
    {
      kind: 'table',
      caption: captionOf(field),
      columns: widths.map((width, index) => ({ width, align: isShort(cells, index) ? 'center' : 'left' })),
      headRows: 1,
      ...(isSmall(widths.length) && { small: true }),
      // the first column of a list with given choices groups its rows
      rows: [head, ...(field.columns[0]?.options ? mergedColumn(cells, 0) : cells), ...(rows.length ? [] : [none])],
    },
  ];
}

function items(field: ListField, rows: readonly Row[], key: string): PrintedBlock[] {
  const lead: PrintedBlock = {
    kind: 'paragraph',
    runs: [{ text: `${captionOf(field)}${rows.length ? '：' : unwritten}` }],
    ...(rows.length && { lead: true }),
  };
  const written = rows.map((row, index): PrintedBlock => ({
    kind: 'item',
    level: 3,
    number: `${index + 1}.`,
    runs: [{ text: row[key] ?? '' }],
  }));
  return [lead, ...written];
}

/** Texts of a word or two are set in the middle. */
const isShort = (rows: readonly (readonly PrintedCell[])[], column: number): boolean =>
  rows.every((cells) => (cells[column]?.runs[0]?.text ?? '').length <= 8);

function rowsOf(answer: unknown): Row[] {
  return Array.isArray(answer) ? answer.filter(isRow) : [];
}

const isRow = (row: unknown): row is Row =>
  typeof row === 'object' && row !== null && Object.values(row).every((cell) => typeof cell === 'string');
