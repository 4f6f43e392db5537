import { rawText, type RawSheet } from './raw-sheet.js';
import type { SheetMapping } from './sheet-mapping.js';

/** A row of a sheet that has a name or a figure. */
export interface SheetRow {
  /** Row of the sheet, from 0. */
  at: number;
  /** The name, with its count where the sheet has it several times. */
  id: string;
  name: string;
  /** Texts left of the name, such as the group of a merged cell. */
  before: readonly string[];
  /** Whether any mapped column holds something like a figure. */
  filled: boolean;
}

/** The rows from the first one with figures on; empty ones and repeated heads are left out. */
export function sheetRows(
  sheet: RawSheet,
  { firstRow, nameColumn, columns }: Pick<SheetMapping, 'firstRow' | 'nameColumn' | 'columns'>,
): SheetRow[] {
  const places = Object.values(columns);
  const counts = new Map<string, number>();
  const covering = coveredTexts(sheet);
  const head = firstRow > 0 ? places.map((column) => rawText(sheet, firstRow - 1, column)) : [];
  return sheet.rows.flatMap((_, at): SheetRow[] => {
    if (at < firstRow) return [];
    const text = (column: number) => rawText(sheet, at, column) || (covering.get(`${at} ${column}`) ?? '');
    const name = text(nameColumn);
    const before = Array.from({ length: nameColumn }, (_, column) => text(column)).filter(Boolean);
    const values = places.map((column) => rawText(sheet, at, column));
    // a line below the table (`填表人：`) has words there, no figures
    const filled = !/[:：]$/.test(name) && values.some((value) => /[\d０-９#—-]/.test(value));
    const repeatedHead = values.some(Boolean) && values.every((value, index) => value === head[index]);
    if ((name === '' && !filled) || repeatedHead) return [];
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [{ at, name, id: count > 1 ? `${name}#${count}` : name, before, filled }];
  });
}

/** Texts of cells merged downwards, at the places that they cover. */
function coveredTexts(sheet: RawSheet): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { row, column, rows, columns } of sheet.merges) {
    const text = rawText(sheet, row, column);
    if (text === '' || rows < 2) continue;
    for (let down = row; down < Math.min(row + rows, sheet.rows.length); down += 1)
      for (let right = column; right < column + columns; right += 1) texts.set(`${down} ${right}`, text);
  }
  return texts;
}
