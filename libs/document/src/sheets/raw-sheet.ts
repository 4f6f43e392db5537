/** What stood in one cell of a file, before anybody decides what it means. */
export interface RawCell {
  /** As a person sees it, roughly: a text, or the number in plain notation. */
  text: string;
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  /** A number shown with `%`: the ratio is stored. */
  percent?: true;
}

/** Rows from the top; an empty cell is null or missing. */
export interface RawSheet {
  name: string;
  hidden?: true;
  rows: readonly (readonly (RawCell | null)[])[];
  /** Merged cells, from 0. */
  merges: readonly { row: number; column: number; rows: number; columns: number }[];
}

export const rawLimits = { rows: 5000, columns: 200, cells: 100_000, merges: 5000, text: 4000 } as const;

export const rawText = (sheet: RawSheet, row: number, column: number): string =>
  sheet.rows[row]?.[column]?.text.trim() ?? '';
