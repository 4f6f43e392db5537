import { cellAt, isEntry, type Grid, type GridCell } from './grid-layout.js';

export interface Position {
  row: number;
  column: number;
}

/** A rectangle from where it began to where the cursor is. */
export interface Selection {
  anchor: Position;
  focus: Position;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

export const selectCell = (at: Position): Selection => ({ anchor: at, focus: at });

/** One step with an arrow key; headings are stepped over, and at the edge the cursor stays. */
export function step(grid: Grid, from: Position, direction: Direction): Position {
  if (direction === 'left') return { ...from, column: Math.max(0, from.column - 1) };
  if (direction === 'right') return { ...from, column: Math.min(grid.columns.length - 1, from.column + 1) };
  const by = direction === 'up' ? -1 : 1;
  for (let row = from.row + by; row >= 0 && row < grid.rows.length; row += by)
    if (grid.rows[row]!.cells.length) return { ...from, row };
  return from;
}

/** As far as the table goes in one direction (Ctrl with an arrow). */
export function leap(grid: Grid, from: Position, direction: Direction): Position {
  for (let at = from; ;) {
    const next = step(grid, at, direction);
    if (next.row === at.row && next.column === at.column) return at;
    at = next;
  }
}

/** The next cell that is typed by hand, row by row; null past the last one, so that Tab can leave the table. */
export function nextEntry(grid: Grid, from: Position, backwards = false): Position | null {
  const width = grid.columns.length;
  const by = backwards ? -1 : 1;
  for (let index = from.row * width + from.column + by; index >= 0 && index < grid.rows.length * width; index += by) {
    const cell = cellAt(grid, Math.floor(index / width), index % width);
    if (cell && isEntry(cell)) return { row: cell.row, column: cell.column };
  }
  return null;
}

/** The first cell to stand on: the first that is typed by hand, else the first there is. */
export function firstPosition(grid: Grid): Position {
  const row = grid.rows.findIndex(({ cells }) => cells.length > 0);
  const before = { row: 0, column: -1 };
  return nextEntry(grid, before) ?? { row: Math.max(0, row), column: 0 };
}

export function contains({ anchor, focus }: Selection, { row, column }: Position): boolean {
  return (
    row >= Math.min(anchor.row, focus.row) &&
    row <= Math.max(anchor.row, focus.row) &&
    column >= Math.min(anchor.column, focus.column) &&
    column <= Math.max(anchor.column, focus.column)
  );
}

/** The selected cells row by row; headings between them are left out. */
export function selectedRows(grid: Grid, { anchor, focus }: Selection): GridCell[][] {
  const [left, right] = [Math.min(anchor.column, focus.column), Math.max(anchor.column, focus.column)];
  return grid.rows
    .slice(Math.min(anchor.row, focus.row), Math.max(anchor.row, focus.row) + 1)
    .filter(({ cells }) => cells.length > 0)
    .map(({ cells }) => cells.slice(left, right + 1));
}

export const selectedCells = (grid: Grid, selection: Selection): GridCell[] => selectedRows(grid, selection).flat();
