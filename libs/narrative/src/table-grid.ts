import type { Inline, TextCell } from './blocks.js';

/** A cell that is drawn; the cells that it covers are left out, as in HTML. */
export interface GridCell {
  readonly content: readonly Inline[];
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/**
 * The cells of a typed table with what each covers. Joined cells that do not make a rectangle with their neighbour
 * are empty cells of their own; rows may have different lengths.
 */
export function tableGrid(rows: readonly (readonly TextCell[])[]): GridCell[][] {
  const covered = rows.map((row) => row.map(() => false));
  return rows.map((row, y) =>
    row.flatMap(({ content }, x) => {
      if (covered[y]![x]) return [];
      const columnSpan = 1 + countWhile(row.length - x - 1, (step) => joins(rows, y, x + 1 + step, 'left'));
      const rowSpan = 1 + countWhile(rows.length - y - 1, (step) => rowJoins(rows, y + 1 + step, x, columnSpan));
      for (let down = 0; down < rowSpan; down += 1) covered[y + down]!.fill(true, x, x + columnSpan);
      return [{ content, columnSpan, rowSpan }];
    }),
  );
}

const joins = (rows: readonly (readonly TextCell[])[], y: number, x: number, to: TextCell['joins']): boolean =>
  rows[y]?.[x]?.joins === to;

/** The first cell below joins upwards, the others either way. */
function rowJoins(rows: readonly (readonly TextCell[])[], y: number, x: number, columns: number): boolean {
  return (
    joins(rows, y, x, 'above') &&
    countWhile(columns - 1, (step) => rows[y]?.[x + 1 + step]?.joins !== undefined) === columns - 1
  );
}

function countWhile(most: number, holds: (step: number) => boolean): number {
  let count = 0;
  while (count < most && holds(count)) count += 1;
  return count;
}
