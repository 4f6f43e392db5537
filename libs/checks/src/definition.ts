/** Checks as data. What each kind compares is written at its type; every finding names both places and both values. */
export type CheckDefinition =
  | StatedCheck
  | SameFactCheck
  | EqualCheck
  | SumCheck
  | RowCheck
  | ProseCheck
  | CountCheck
  | UnitDoubtCheck
  | PercentCheck
  | NoBaseCheck
  | JumpCheck
  | CarryOverCheck
  | MissingReasonCheck
  | TargetCheck
  | TwoTargetsCheck
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
/** Parts must add up to a whole within `tolerance`; the finding names the part that makes the difference when one does. */
export interface SumCheck extends CheckBase {
  kind: 'sum';
  whole: FormulaPlace;
  parts: SumPart[];
  unit: string;
  tolerance: string;
  /** A blank part counts as 0 as soon as one part is known. Absent: nothing is said while a part is blank. */
  blank?: 'zero';
}
/** One part, or with `figures` each figure that a key or pattern (`execution.basic.*.spent`) names. */
export type SumPart = FormulaPlace | { figures: string };
/**
 * Two formulas over the columns of a table must agree in every row that has them. Names of the table's columns stand
 * for the cells of the row, other names are figure keys. Heading rows are passed over; `rows` narrows it to some rows.
 */
export interface RowCheck extends CheckBase {
  kind: 'row';
  table: string;
  left: RowSide;
  right: RowSide;
  unit: string;
  tolerance: string;
  rows?: string[];
}
export interface RowSide {
  label: string;
  formula: string;
}
/**
 * Every number with a unit in a narrative, against the figure whose words stand before it: levels, changes against a
 * base (比上年减少 5 万元，下降 3%; 与预算持平) and shares (占 20%). A number that no figure's words stand near is
 * passed over. Tolerance is half of the last printed digit.
 */
export interface ProseCheck extends CheckBase {
  kind: 'prose';
  narrative: string;
  figures: ProseFigure[];
}
export interface ProseFigure {
  /** A key, or a pattern for many figures. */
  figure: string;
  /**
   * What the text calls it, each a choice. Words parted by a blank (`公务接待费 支出`) must all stand before the number
   * in its sentence, the last of them in its clause. Absent: the words of the figure's label without the table's number.
   */
  words?: string[];
  /** What the text may compare it with. Last year's value of the same figure (上年, 去年, 同比) is always one. */
  bases?: ProseBase[];
  /** The figure that shares (占…%) are of. */
  whole?: string;
}
export interface ProseBase {
  label: string;
  /** Words that name it in the text, such as `预算`. */
  words: string[];
  figure: string;
  /** The value of last year's report. */
  prior?: true;
}
/**
 * A count after `phrase` in a narrative must equal the rows of `list`; without a list, the names that the sentence
 * itself enumerates after it (`下设10个单位：甲、乙、丙`).
 */
export interface CountCheck extends CheckBase {
  kind: 'count';
  narrative: string;
  phrase: string;
  unit: string;
  list?: string;
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
/**
 * A typed percentage that must equal `formula` at its decimals; says when it was cut instead of rounded, and when a
 * fraction was typed as a percentage (0.65 as 0.65%) or the reverse. Without a formula it asks about 0 to 1 %.
 */
export interface PercentCheck extends CheckBase {
  kind: 'percent';
  figure: string;
  formula?: string;
}
/**
 * An amount other than 0 whose base is 0: spent without a budget, so there is no rate. With `table`, `amount` and
 * `base` are its columns and every item row is looked at; without, they are formulas.
 */
export interface NoBaseCheck extends CheckBase {
  kind: 'no_base';
  amount: string;
  base: string;
  table?: string;
}
/**
 * Figures (keys or patterns) that differ from last year's by more than `ratio` of it (`0.3`), and by more than `least`
 * in their own unit, while the answer `explained` is blank. One finding a figure.
 */
export interface JumpCheck extends CheckBase {
  kind: 'jump';
  figures: string[];
  ratio: string;
  least?: string;
  explained?: string;
}
/** This year's opening balance must be the `closing` figure of last year's report. */
export interface CarryOverCheck extends CheckBase {
  kind: 'carry_over';
  opening: string;
  closing: string;
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
/** One quantity that stands in several rows of one or more lists with different targets. */
export interface TwoTargetsCheck extends CheckBase {
  kind: 'two_targets';
  /** `quantity` is the column that names what is measured. */
  lists: { list: string; quantity: string; target: string }[];
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
