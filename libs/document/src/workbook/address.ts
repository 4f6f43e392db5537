/** A cell by its place: sheet name, row and column from 1. */
export interface CellPlace {
  sheet: string;
  row: number;
  column: number;
}

/** `A`, `Z`, `AA` … for 1, 26, 27 … */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export const cellName = ({ row, column }: Pick<CellPlace, 'row' | 'column'>): string => `${columnName(column)}${row}`;
