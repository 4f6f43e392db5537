import { diffArrays } from 'diff';
import type { PrintedCell, PrintedChange, PrintedTable } from '../printed/printed-report.js';
import { compareRuns, marked, textOf } from './compare-runs.js';

type Row = readonly PrintedCell[];

/**
 * Old and new value in each cell; rows that only one version has are marked whole. Null when the tables have different
 * columns, or cells that reach over rows differ: one grid cannot show both.
 */
export function compareTables(before: PrintedTable, after: PrintedTable): PrintedTable | null {
  if (before.columns.length !== after.columns.length) return null;
  const matches = diffArrays([...before.rows], [...after.rows], { comparator: sameRow });
  const changed = matches.some(({ added, removed }) => added || removed);
  if (changed && [...before.rows, ...after.rows].some(reachesDown)) return null;
  let [old, now] = [0, 0];
  const rows = matches.flatMap(({ added, removed, value }): Row[] => {
    const [from, to] = [before.rows.slice(old, old + value.length), after.rows.slice(now, now + value.length)];
    if (!added) old += value.length;
    if (!removed) now += value.length;
    if (removed) return from.map((row) => markedRow(row, 'removed'));
    if (added) return to.map((row) => markedRow(row, 'added'));
    return to.map((row, index) => compareCells(from[index]!, row));
  });
  return { ...after, rows };
}

/** A row is called by its first cell that is no number, and has the same cells. */
const sameRow = (a: Row, b: Row): boolean => a.length === b.length && nameOf(a) === nameOf(b) && a.every(sameShape(b));
const nameOf = (row: Row): string => row.map(({ runs }) => textOf(runs)).find((text) => /\p{L}/u.test(text)) ?? '';
const sameShape = (row: Row) => (cell: PrintedCell, index: number) =>
  cell.columnSpan === row[index]!.columnSpan && cell.rowSpan === row[index]!.rowSpan;
const reachesDown = (row: Row): boolean => row.some(({ rowSpan = 1 }) => rowSpan > 1);

const compareCells = (before: Row, after: Row): Row =>
  after.map((cell, index) => ({ ...cell, runs: compareValues(before[index]!, cell) }));

/** Amounts are told as old and new, never digit by digit; longer words as a redline. */
function compareValues({ runs: before }: PrintedCell, { runs: after }: PrintedCell): PrintedCell['runs'] {
  if (textOf(before) === textOf(after)) return after;
  return /\p{L}{4}/u.test(textOf(before) + textOf(after))
    ? compareRuns(before, after)
    : [...marked(before, 'removed'), ...marked(after, 'added')];
}

/** A table that only one version has. */
export const markedTable = (table: PrintedTable, change: PrintedChange): PrintedTable => ({
  ...table,
  rows: table.rows.map((row) => markedRow(row, change)),
});

const markedRow = (row: Row, change: PrintedChange): Row =>
  row.map((cell) => ({ ...cell, runs: marked(cell.runs, change) }));
