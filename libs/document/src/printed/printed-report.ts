/**
 * The report as it is printed: every figure already a text, every number of a heading already counted. One tree feeds
 * DOCX, PDF, the public page and the comparison, so that they cannot disagree.
 */
export interface PrintedReport {
  /** `某区某局2020年度部门整体支出绩效自评报告`. */
  title: string;
  department: string;
  year: number;
  /** Lines of the cover below the title: department, date in words. */
  cover: readonly string[];
  /** Stands across every page until the bureau has accepted, for example `草稿`; absent afterwards. */
  watermark?: string;
  /** Moment for the properties of a file, ISO 8601; absent: none is written, so that equal reports give equal files. */
  made?: string;
  /** Body, then every annex; each annex begins a page. */
  parts: readonly PrintedPart[];
}

export interface PrintedPart {
  /** A wide annex (the score table) is printed across. */
  landscape?: true;
  blocks: readonly PrintedBlock[];
}

/** A whole block that only one of two compared versions has carries `change`. */
export type PrintedBlock = { change?: PrintedChange } & (
  | { kind: 'heading'; level: 1 | 2 | 3 | 4 | 5; number: string; text: string; anchor: string }
  /** A `note` stands small below a table: reasons, rounding. A `lead` names what follows and stays with it. */
  | { kind: 'paragraph'; runs: readonly PrintedRun[]; note?: true; lead?: true }
  /** `number` is `一、`, `（一）`, `1.`, `（1）` or `•`. */
  | { kind: 'item'; level: 1 | 2 | 3 | 4; number: string; runs: readonly PrintedRun[] }
  | PrintedTable
  | { kind: 'picture'; attachment: string; caption: string }
  | { kind: 'chart'; chart: PrintedChart }
);

export interface PrintedRun {
  text: string;
  strong?: true;
  /** Key of the live figure that the text shows. */
  figure?: string;
  /** The run is the mark of a footnote with this text; its own text is empty. */
  footnote?: readonly PrintedRun[];
  /** In a comparison of two versions: only the newer or only the older one has it. */
  change?: PrintedChange;
}

export type PrintedChange = 'added' | 'removed';

export interface PrintedTable {
  kind: 'table';
  /** `表5 预算执行情况`. */
  caption?: string;
  /** `单位：万元`, printed above the table at the right. */
  unit?: string;
  /** Relative widths. */
  columns: readonly { width: number; align: 'left' | 'center' | 'right' }[];
  /** Set in smaller type: many columns, or much text in them. */
  small?: true;
  /** That many first rows repeat on every page. */
  headRows: number;
  rows: readonly (readonly PrintedCell[])[];
}

/** A cell that another one covers is left out of its row, as in HTML. */
export interface PrintedCell {
  runs: readonly PrintedRun[];
  columnSpan?: number;
  rowSpan?: number;
  strong?: true;
  align?: 'left' | 'center' | 'right';
}

/** Bars of one measure by name: execution by item (%), points by group. Values are exact decimal strings. */
export interface PrintedChart {
  title: string;
  unit: string;
  bars: readonly { label: string; value: string | null; shown: string; of?: string }[];
}
