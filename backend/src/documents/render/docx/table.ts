import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type FileChild,
} from 'docx';
import type { PrintedCell, PrintedTable } from '@countersign/document';
import { placedRows } from '../placed-rows.js';
import { runsOf } from './runs.js';

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };

/** Caption, unit line and table; `width` in twips. */
export function tableOf(table: PrintedTable, width: number): FileChild[] {
  const columnWidths = widthsOf(table, width);
  const placed = placedRows(table);
  return [
    ...(table.caption === undefined ? [] : [captionOf(table.caption)]),
    ...(table.unit === undefined ? [] : [unitOf(table.unit)]),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths,
      borders,
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      rows: placed.map(
        (cells, index) =>
          new TableRow({
            tableHeader: index < table.headRows,
            cantSplit: true,
            // the rows of the head stay with the first row of the table
            keepNext: index < table.headRows,
            children: cells.map(({ cell, column }) => cellOf(cell, { table, column, columnWidths, index })),
          }),
      ),
    }),
  ];
}

const captionOf = (caption: string) =>
  new Paragraph({ style: 'Caption', children: runsOf([{ text: caption }], { role: 'tableHead' }) });
const unitOf = (unit: string) =>
  new Paragraph({ style: 'TableUnit', children: runsOf([{ text: unit }], { role: 'table' }) });

/** Relative widths as whole twips that fill the width. */
function widthsOf({ columns }: PrintedTable, width: number): number[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((column.width * width) / whole));
  widths[0]! += width - widths.reduce((sum, each) => sum + each, 0);
  return widths;
}

interface CellPlace {
  table: PrintedTable;
  column: number;
  columnWidths: readonly number[];
  index: number;
}

function cellOf(cell: PrintedCell, { table, column, columnWidths, index }: CellPlace): TableCell {
  const head = index < table.headRows;
  const align = cell.align ?? (head ? 'center' : table.columns[column]!.align);
  const span = cell.columnSpan ?? 1;
  const width = columnWidths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
  const strong = cell.strong ?? false;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    rowSpan: cell.rowSpan ?? 1,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        style: `${head ? 'TableHead' : 'TableText'}${table.small ? 'Small' : ''}`,
        alignment: alignments[align],
        children: runsOf(cell.runs, { strong: strong && !head }),
      }),
    ],
  });
}
