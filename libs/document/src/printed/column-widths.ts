import type { PrintedCell, PrintedRun } from './printed-report.js';

/** Width of a page in Chinese characters of a table's type: usual, smaller, smaller across. */
const pages = { usual: 42, small: 49, landscape: 70 } as const;
const roomyColumns = 7;
/** Whether a table has so many columns that it is set in smaller type. */
export const isSmall = (columns: number): boolean => columns > roomyColumns;

const padding = 0.8;
/** A column of text gets no more room than this before the others have theirs. */
const longest = 60;

interface Wanted {
  /** Width below which a number or a word would break. */
  least: number;
  /** Width with which every cell is one line. */
  natural: number;
}

/**
 * Relative widths of columns by what they hold: numbers never break, and what room is left goes to long texts. Cells
 * over several columns count for none.
 */
export function columnWidths(
  rows: readonly (readonly PrintedCell[])[],
  count: number,
  page: keyof typeof pages = isSmall(count) ? 'small' : 'usual',
): number[] {
  const characters = pages[page];
  const wanted = Array.from({ length: count }, (_, column) =>
    wantedBy(rows.flatMap((cells) => cellsAt(cells, column, count))),
  );
  const natural = sum(wanted.map((each) => each.natural));
  if (natural <= characters) return wanted.map((each) => rounded(each.natural));
  const left = Math.max(characters - sum(wanted.map(({ least }) => least)), 0);
  const more = wanted.map(({ least, natural: all }) => Math.sqrt(Math.min(all, longest) - least));
  const shares = sum(more) || 1;
  return wanted.map(({ least }, index) => rounded(least + (left * more[index]!) / shares));
}

/** The cell of a column, in rows that have one for each. */
const cellsAt = (cells: readonly PrintedCell[], column: number, count: number): PrintedCell[] => {
  const missing = count - cells.length;
  const cell = cells[column - missing];
  const whole = cells.every(({ columnSpan = 1 }) => columnSpan === 1);
  return cell && whole ? [cell] : [];
};

function wantedBy(cells: readonly PrintedCell[]): Wanted {
  const lines = cells.flatMap(({ runs }) => textOf(runs).split('\n'));
  const words = lines.flatMap((line) => line.match(/[\x21-\x7e]+|[^\x20-\x7e]{1,2}/gu) ?? []);
  const least = Math.max(2, ...words.map(widthOf)) + padding;
  return { least, natural: Math.max(least, ...lines.map((line) => widthOf(line) + padding)) };
}

const textOf = (runs: readonly PrintedRun[]): string => runs.map(({ text }) => text).join('');

/** In Chinese characters: digits and letters are about half as wide, points and commas a quarter. */
const widthOf = (text: string): number => [...text].reduce((width, sign) => width + signWidth(sign), 0);

function signWidth(sign: string): number {
  if (sign >= '\u0100') return 1;
  return /[.,:;'|!\s]/.test(sign) ? 0.28 : sign === '%' ? 0.9 : 0.55;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const rounded = (width: number): number => Math.round(width * 10) / 10;
