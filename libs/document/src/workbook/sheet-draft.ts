import type { FigureCells } from './figure-cells.js';
import type { WorkbookSheet } from './workbook.js';

/** A sheet before its name is known. */
export interface SheetDraft {
  title: string;
  /** Where its figures stand, by key. */
  figures: ReadonlyMap<string, { row: number; column: number }>;
  sheet(name: string, cells: FigureCells): WorkbookSheet;
}

/** Rows and columns that every sheet begins with: the hidden keys, then the title. */
export const keyColumn = 1;
export const nameColumn = 2;
export const firstValueColumn = 3;
