import { formulaInWords } from './formula-words.js';
import type { Grid, GridCell } from './grid-layout.js';

/**
 * What a computed cell says on focus: `合计 = 年初预算 + 年中调整`, `小计 = 人员经费、公用经费 之和`. `label` names figures
 * outside the table.
 */
export function cellInWords(grid: Grid, cell: GridCell, label: (key: string) => string): string | null {
  if (cell.formula === undefined) return null;
  const row = grid.rows[cell.row]!;
  const named = (key: string) => nameInTable(grid, cell, key) ?? label(key);
  const down = cell.formula.startsWith('sum(');
  return `${down ? row.label : grid.columns[cell.column]!.label} = ${formulaInWords(cell.formula, named)}`;
}

/** A cell of the same row goes by its column, one of the same column by its row. */
function nameInTable(grid: Grid, from: GridCell, key: string): string | undefined {
  if (key.includes('*')) return rowsMatching(grid, from, key);
  for (const row of grid.rows)
    for (const cell of row.cells)
      if (cell.key === key) {
        if (cell.row === from.row) return grid.columns[cell.column]!.label;
        return cell.column === from.column ? row.label : `${row.label}${grid.columns[cell.column]!.label}`;
      }
  return undefined;
}

/** Names of the rows that a pattern adds up, the first four of them. */
function rowsMatching(grid: Grid, { column }: GridCell, pattern: string): string | undefined {
  const wanted = pattern.split('.');
  const names = grid.rows.flatMap(({ label, cells }) => {
    const parts = cells[column]?.key.split('.') ?? [];
    return parts.length === wanted.length && wanted.every((part, at) => part === '*' || part === parts[at])
      ? [label]
      : [];
  });
  if (!names.length) return undefined;
  return names.length > 4 ? `${names.slice(0, 4).join('、')}等 ${names.length} 行` : names.join('、');
}
