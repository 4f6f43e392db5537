import type { TableField } from '@countersign/template';
import { rawText, type RawCell, type RawSheet } from './raw-sheet.js';
import { comparedName, likeness, statedUnit } from './sheet-words.js';

/** Where a sheet's figures begin, and what stands above each column. */
export interface SheetHead {
  firstRow: number;
  /** Texts above the columns, from the top, merged heads repeated. */
  heads: readonly (readonly string[])[];
  /** Unit of money stated above the table or in a column's head. */
  unit?: string;
  columnUnits: readonly (string | undefined)[];
}

/** Rows from the top in which a head is looked for. */
const headWithin = 40;

/** Finds the head by the names of the table's columns; without any, figures begin where the first numbers stand. */
export function findHead(sheet: RawSheet, { columns }: TableField): SheetHead {
  const texts = withMerged(sheet, headWithin);
  const labels = columns.map(({ label }) => comparedName(label));
  let [best, most] = [-1, 0];
  for (const [row, cells] of texts.entries()) {
    const found = new Set(
      cells.map(comparedName).flatMap((name) => labels.filter((label) => likeness(label, name) >= 0.6)),
    );
    if (found.size > most) [best, most] = [row, found.size];
  }
  const firstRow = Math.max(best + 1, firstFigures(sheet, best + 1));
  const top = headTop(texts, best < 0 ? firstRow - 1 : best);
  const width = Math.max(0, ...sheet.rows.map(({ length }) => length));
  const heads = Array.from({ length: width }, (_, column) =>
    distinct(texts.slice(top, firstRow).map((cells) => cells[column] ?? '')),
  );
  const above = texts.slice(0, firstRow).flat();
  const stated = above.map((text) => (/单位/.test(text) ? statedUnit(text) : undefined)).find(Boolean);
  const columnUnits = heads.map((column) => column.map(statedUnit).find(Boolean));
  return { firstRow, heads, columnUnits, ...(stated !== undefined && { unit: stated }) };
}

/** A head of several rows begins where rows still have several texts. */
function headTop(texts: readonly (readonly string[])[], from: number): number {
  let top = Math.max(0, from);
  while (
    top > 0 &&
    new Set(texts[top - 1]!.filter(Boolean)).size > 1 &&
    !texts[top - 1]!.some((text) => /单位/.test(text))
  )
    top -= 1;
  return top;
}

/** The first row from here with a number outside its first text. */
function firstFigures({ rows }: RawSheet, from: number): number {
  const at = rows.findIndex((cells, row) => row >= from && cells.some((cell, column) => column > 0 && isNumber(cell)));
  return at < 0 ? from : at;
}

export function isNumber(cell: RawCell | null | undefined): boolean {
  if (!cell) return false;
  return (
    cell.kind === 'number' ||
    (cell.kind === 'text' && /^[(（\-−－+]?[\d０-９][\d０-９,，.．。]*[%％)）]?$/.test(cell.text.trim()))
  );
}

/** Texts of the first rows with every merged cell's text in all the places that it covers. */
function withMerged(sheet: RawSheet, most: number): string[][] {
  const rows = sheet.rows.slice(0, most).map((cells) => Array.from(cells, (cell) => cell?.text.trim() ?? ''));
  for (const { row, column, rows: high, columns: wide } of sheet.merges) {
    if (row >= rows.length) continue;
    const text = rawText(sheet, row, column);
    for (let down = row; down < Math.min(row + high, rows.length); down += 1)
      for (let right = column; right < column + wide; right += 1) rows[down]![right] = text;
  }
  return rows.map((cells) => Array.from(cells, (text) => text ?? ''));
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter(Boolean))];
