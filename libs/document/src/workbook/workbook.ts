/** A report's tables and points as a spreadsheet file holds them: exact values, live formulas, what is where. */
export interface Workbook {
  title: string;
  mark: WorkbookMark;
  sheets: readonly WorkbookSheet[];
}

/** Whose figures these are; kept in the file, so that our own export is known again when it is imported. */
export interface WorkbookMark {
  reportId: string;
  templateVersionId: string;
}

export interface WorkbookSheet {
  /** At most 31 characters, unique, nothing that a spreadsheet forbids. The full title stands inside. */
  name: string;
  landscape?: true;
  columns: readonly { width: number; hidden?: true }[];
  rows: readonly WorkbookRow[];
  /** That many first rows stay on the screen and repeat on every printed page. */
  headRows: number;
  /** That many first columns stay on the screen. */
  headColumns: number;
}

export interface WorkbookRow {
  cells: readonly (WorkbookCell | null)[];
  hidden?: true;
}

export type WorkbookCellStyle =
  'key' | 'title' | 'unit' | 'head' | 'name' | 'entry' | 'computed' | 'sum' | 'text' | 'note';

export interface WorkbookCell {
  style: WorkbookCellStyle;
  /** Stays text whatever it begins with. */
  text?: string;
  /** Exact decimal in plain notation. */
  number?: string;
  /** What gives the value, in a spreadsheet's own language and without `=`; `number` is its present result. */
  formula?: string;
  /** How a number is shown: `#,##0.00`. */
  format?: string;
  /** Columns that the cell spans. */
  span?: number;
  /** A remark at the cell. */
  note?: string;
}
