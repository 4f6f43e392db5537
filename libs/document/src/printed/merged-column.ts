import type { PrintedCell, PrintedRun } from './printed-report.js';

/**
 * Joins neighbouring cells of a column that say the same, as in printed tables of groups. `within` is a column to the
 * left whose groups are not crossed.
 */
export function mergedColumn(
  rows: readonly (readonly PrintedCell[])[],
  column: number,
  sameGroup: (row: number) => boolean = () => true,
): PrintedCell[][] {
  return rows.map((cells, row) => {
    const own = cells[column];
    if (!own || own.columnSpan) return [...cells];
    if (continues(rows, row, column, sameGroup)) return cells.filter((_, index) => index !== column);
    let span = 1;
    while (continues(rows, row + span, column, sameGroup)) span++;
    return cells.map((cell, index) => (index === column && span > 1 ? { ...cell, rowSpan: span } : cell));
  });
}

function continues(
  rows: readonly (readonly PrintedCell[])[],
  row: number,
  column: number,
  sameGroup: (row: number) => boolean,
): boolean {
  const [above, own] = [rows[row - 1]?.[column], rows[row]?.[column]];
  if (!above || !own || above.columnSpan || own.columnSpan || !sameGroup(row)) return false;
  const text = textOf(own.runs);
  return text !== '' && text === textOf(above.runs);
}

const textOf = (runs: readonly PrintedRun[]): string => runs.map(({ text }) => text).join('');
