/** Checks as data. What each kind compares is written at its type; every finding names both places and both values. */
export type CheckDefinition =
  | StatedCheck
  | SameFactCheck
  | EqualCheck
  | UnitDoubtCheck
  | MissingReasonCheck
  | TargetCheck
  | AlertCheck
  | MissingEvidenceCheck;

export type Severity = 'blocking' | 'warning';

interface CheckBase {
  key: string;
  severity: Severity;
  label: string;
  /** Section that must act on it. */
  section: string;
}

/**
 * A number that follows `phrase` in a narrative, in `unit` or one that converts to it (元, 万元, 亿元), must equal
 * the figure at the decimals that the text prints. `{figure.key}` in its place is live and never contradicts.
 */
export interface StatedCheck extends CheckBase {
  kind: 'stated';
  narrative: string;
  phrase: string;
  unit: string;
  figure: string;
}
/** One fact told in several places: each place is a figure or a number after a phrase in a narrative. */
export interface SameFactCheck extends CheckBase {
  kind: 'same_fact';
  unit: string;
  places: FactPlace[];
}
export type FactPlace = { label: string; section: string } & (
  { figure: string } | { narrative: string; phrase: string }
);
/** Two formulas must agree within `tolerance`. */
export interface EqualCheck extends CheckBase {
  kind: 'equal';
  left: FormulaPlace;
  right: FormulaPlace;
  unit: string;
  tolerance: string;
}
export interface FormulaPlace {
  label: string;
  formula: string;
  section: string;
  field: string;
}
/**
 * A small amount in 元 beside a large one in 万元: was it meant in 万元? `suspect` and `beside` are figures with
 * money units. Asks when `suspect`, converted, is not 0 and below `ratio` of `beside`.
 */
export interface UnitDoubtCheck extends CheckBase {
  kind: 'unit_doubt';
  suspect: string;
  beside: string;
  ratio: string;
}
/** Item rows of a table below its threshold without a reason, on the row or on an "of which" row of it. One finding a table. */
export interface MissingReasonCheck extends CheckBase {
  kind: 'missing_reason';
  table: string;
}
/**
 * Rows of a list whose `result` does not reach `target` (`≥95%`, `5 次`, `20人以上`, `不超过3天`). Rows without a
 * number in either (`不适用`, `-`) or with different units are passed over. `name`, `target`, `result` and
 * `deviation` are columns of the list.
 */
export interface TargetCheck extends CheckBase {
  kind: 'target';
  list: string;
  name: string;
  target: string;
  result: string;
  /** Column with the explanation; when it is empty the finding also asks for one. */
  deviation?: string;
  /** A row whose `column` begins with this text (`年内取消`) was withdrawn in the year and is not measured. */
  withdrawn?: { column: string; begins: string };
}
/** The formula holds (is not 0): something a reader must know. `value` is a figure, shown under `valueLabel`. */
export interface AlertCheck extends CheckBase {
  kind: 'alert';
  when: string;
  value: string;
  valueLabel: string;
  message: string;
  field: string;
}
/** A checklist item is ticked but its evidence list is empty. */
export interface MissingEvidenceCheck extends CheckBase {
  kind: 'missing_evidence';
  answer: string;
  item: string;
  list: string;
}
