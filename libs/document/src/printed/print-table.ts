import { cellKey, hasCell, reasonKey, roundingNotes, type TableField, type TableRow } from '@countersign/template';
import { columnWidths, isSmall } from './column-widths.js';
import type { PrintedBlock, PrintedCell, PrintedTable } from './printed-report.js';
import type { Printing } from './printing.js';
import { tableHead } from './table-head.js';

/** A table of figures with what belongs below it: the reasons that rows owe, and where rounding shows. */
export function printTable(field: TableField, printing: Printing): PrintedBlock[] {
  const { rows: head, unit } = tableHead(field);
  const rows = [...head, ...field.rows.map((row) => rowOf(field, row, printing))];
  const widths = columnWidths(rows, field.columns.length + 1);
  const table: PrintedTable = {
    kind: 'table',
    caption: captionOf(field),
    ...(unit !== undefined && { unit: `单位：${unit}` }),
    columns: widths.map((width, index) => ({ width, align: index === 0 ? 'left' : 'right' })),
    headRows: head.length,
    ...(isSmall(widths.length) && { small: true }),
    rows,
  };
  return [table, ...reasonsOf(field, printing), ...roundingOf(field, printing)];
}

/** `表5 部门预算执行情况`. */
export const captionOf = ({ number, label }: { number?: string; label: string }): string =>
  number === undefined ? label : `${number} ${label}`;

function rowOf(field: TableField, row: TableRow, printing: Printing): PrintedCell[] {
  const strong = row.kind === 'subtotal' || row.kind === 'total' || row.kind === 'heading';
  const look = strong ? { strong: true as const } : {};
  const label = row.kind === 'of_which' ? `　${row.label}` : row.label;
  if (row.kind === 'heading') return [{ runs: [{ text: label }], columnSpan: field.columns.length + 1, ...look }];
  const cells = field.columns.map((column): PrintedCell => {
    if (!hasCell(row, column)) return { runs: [] };
    return { runs: [printing.figure(cellKey(field.key, row.key, column.key), true)], ...look };
  });
  return [{ runs: [{ text: label }], ...look }, ...cells];
}

const ofWhich = /^其中[：:]/;

function reasonsOf(field: TableField, { source }: Printing): PrintedBlock[] {
  const { reason } = field;
  if (!reason) return [];
  const given = field.rows.flatMap(({ key, label }) => {
    const text = source.inputs.answers[reasonKey(field.key, key)];
    return typeof text === 'string' && text !== '' ? [`${label.replace(ofWhich, '')}：${text}`] : [];
  });
  if (!given.length) return [];
  return [note(`${reason.label}：`), ...given.map((text, index) => note(`${index + 1}. ${text}`))];
}

function roundingOf(field: TableField, printing: Printing): PrintedBlock[] {
  const own = printing.sums.filter(({ figure }) => figure.field === field.key);
  return roundingNotes(own, printing.value).map(({ message }) => note(`注：${message}`));
}

const note = (text: string): PrintedBlock => ({ kind: 'paragraph', runs: [{ text }], note: true });
