import type { FigureFormat, Value } from '@countersign/figures';

/** What a check may ask about the report; the template supplies it. */
export interface CheckContext {
  /** Value of a formula over the report's figures; a key alone is a formula too. */
  value(formula: string): Value;
  /** The figure in the department's report of the year before; unknown when there is none. */
  prior(figure: string): Value;
  /** Figures that a formula refers to, patterns resolved: `count(a.*.b)` gives every figure of the pattern. */
  keysOf(formula: string): readonly string[];
  /** Whether people type the figure, so that a fix may set it. */
  isTyped(figure: string): boolean;
  /** Unit and decimals of a figure. */
  format(figure: string): FigureFormat;
  /** Stored answer by key: a narrative is text, a list an array of records, a checklist `{ item: boolean }`. */
  answer(key: string): unknown;
  /** Name of a figure, narrative, list or checklist, for people. */
  label(key: string): string;
  /** Section that owns the figure or field. */
  section(key: string): string;
  /** Rows of a table that owes reasons; undefined when the table has no such rule. */
  reasonTable(key: string): ReasonTable | undefined;
  /** Rows of a table with cells; none when there is no such table. */
  rows(table: string): readonly CheckRow[];
}

export interface CheckRow {
  /** Inside the table: `basic.public`. */
  key: string;
  label: string;
  kind: ReasonRow['kind'];
  /** A formula over the table's columns as one over figures: `index - spent` becomes `t.row.index - t.row.spent`; undefined when the row lacks one. */
  formula(columns: string): string | undefined;
  /** Key of the cell in a column; undefined when the row has none there. */
  cell(column: string): string | undefined;
}

export interface ReasonTable {
  /** A ratio: rows whose `progress` is below it owe a reason. */
  below: string;
  rows: ReasonRow[];
}

/** Row keys are those inside the table: `basic.public`, and `basic.public.daily` for an "of which" row of it. */
export interface ReasonRow {
  key: string;
  label: string;
  kind: 'item' | 'of_which' | 'subtotal' | 'total' | 'heading';
  progress: Value;
  reason: string;
}
