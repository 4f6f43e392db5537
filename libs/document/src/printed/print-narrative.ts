import {
  numbered,
  readNarrative,
  tableGrid,
  type Inline,
  type NumberedBlock,
  type TextCell,
} from '@countersign/narrative';
import { columnWidths } from './column-widths.js';
import { printChart } from './print-chart.js';
import { printTable } from './print-table.js';
import type { PrintedBlock, PrintedCell, PrintedRun } from './printed-report.js';
import type { Printing } from './printing.js';

/** Where a text stands: its own headings go on below that of its section. */
interface Place {
  level: number;
  anchor: string;
}

/** A narrative as blocks: live figures as text, live tables and charts with the present figures. */
export function printNarrative(text: string, place: Place, printing: Printing): PrintedBlock[] {
  return numbered(readNarrative(text.trim())).flatMap((each, index) => blockOf(each, { ...place, index }, printing));
}

function blockOf(
  { block, number }: NumberedBlock,
  place: Place & { index: number },
  printing: Printing,
): PrintedBlock[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(block.content, printing) }];
    case 'heading':
      return [heading(block, place, printing)];
    case 'numbered':
      return [{ kind: 'item', level: block.level, number, runs: runsOf(block.content, printing) }];
    case 'bullet':
      return [{ kind: 'item', level: 1, number, runs: runsOf(block.content, printing) }];
    case 'table':
      return [typedTable(block.rows, printing)];
    case 'picture':
      return [{ kind: 'picture', attachment: block.attachment, caption: block.caption }];
    case 'live_table':
      return liveTable(block.table, printing);
    case 'live_chart':
      return printChart(block.chart, printing);
  }
}

function heading(
  { level, content }: { level: number; content: readonly Inline[] },
  { level: above, anchor, index }: Place & { index: number },
  printing: Printing,
): PrintedBlock {
  const deep = [1, 2, 3, 4, 5] as const;
  const text = runsOf(content, printing)
    .map((run) => run.text)
    .join('');
  return {
    kind: 'heading',
    level: deep[Math.min(above + level, 5) - 1] ?? 5,
    number: '',
    text,
    anchor: `${anchor}-${index + 1}`,
  };
}

export function runsOf(content: readonly Inline[], printing: Printing): PrintedRun[] {
  return content.map((inline): PrintedRun => {
    if (inline.kind === 'footnote') return { text: '', footnote: runsOf(inline.content, printing) };
    const run = inline.kind === 'text' ? { text: inline.text } : printing.chip(inline.chip);
    return inline.strong ? { ...run, strong: true } : run;
  });
}

/** A table that somebody typed; the first row is its head. */
function typedTable(typed: readonly (readonly TextCell[])[], printing: Printing): PrintedBlock {
  const count = Math.max(1, ...typed.map((row) => row.length));
  // a shorter row is filled up, so that its border is closed
  const full = typed.map((row) => [
    ...row,
    ...Array.from({ length: count - row.length }, (): TextCell => ({ content: [] })),
  ]);
  const rows = tableGrid(full).map((cells, index) =>
    cells.map(({ content, columnSpan, rowSpan }): PrintedCell => ({
      runs: runsOf(content, printing),
      ...(columnSpan > 1 && { columnSpan }),
      ...(rowSpan > 1 && { rowSpan }),
      ...(index === 0 && { strong: true, align: 'center' }),
    })),
  );
  const headRows = Math.max(1, ...(rows[0] ?? []).map(({ rowSpan = 1 }) => rowSpan));
  const widths = columnWidths(rows, count);
  return {
    kind: 'table',
    columns: widths.map((width, column) => ({ width, align: numbersIn(rows, column, headRows) ? 'right' : 'left' })),
    headRows: Math.min(headRows, rows.length),
    rows,
  };
}

const amount = /^-?[\d,]+(\.\d+)?%?$/;

const numbersIn = (rows: readonly (readonly PrintedCell[])[], column: number, from: number): boolean =>
  rows.length > from &&
  rows.slice(from).every((cells) => amount.test((cells[column]?.runs ?? []).map(({ text }) => text).join('')));

/** The table itself where the reader may see it; a table that the template lacks prints nothing. */
function liveTable(key: string, printing: Printing): PrintedBlock[] {
  const { template, visible } = printing.source;
  for (const section of template.definition.sections)
    for (const field of section.fields)
      if (field.key === key && field.kind === 'table')
        return visible(section.key, key) ? printTable(field, printing) : [];
  return [];
}
