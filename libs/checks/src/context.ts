import type { FigureFormat, Value } from '@countersign/figures';

/** What a check may ask about the report; the template supplies it. */
export interface CheckContext {
  /** Value of a formula over the report's figures; a key alone is a formula too. */
  value(formula: string): Value;
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
