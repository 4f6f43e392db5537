import type { PrintedCell, PrintedTable } from '@countersign/document';

export interface PlacedCell {
  cell: PrintedCell;
  /** The column at which it begins. */
  column: number;
}

/** Cells with their columns: one that another cell covers is left out of its row. */
export function placedRows({ rows, columns }: Pick<PrintedTable, 'rows' | 'columns'>): PlacedCell[][] {
  const coveredUntil = columns.map(() => 0);
  return rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while ((coveredUntil[column] ?? 0) > row) column++;
      const placed = { cell, column };
      const end = column + (cell.columnSpan ?? 1);
      for (; column < end; column++) coveredUntil[column] = row + (cell.rowSpan ?? 1);
      return placed;
    });
  });
}
