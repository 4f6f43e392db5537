/**
 * The rubric as data. Points and thresholds are decimal strings; thresholds of rates are ratios (`0.9` is 90 %).
 * A formula is text in the formula language of `@countersign/figures`.
 */
export interface IndicatorGroup {
  key: string;
  label: string;
  parent?: string;
}

export interface IndicatorDefinition {
  key: string;
  label: string;
  /** Subgroup. */
  group: string;
  /** Full points. */
  points: string;
  /** Section whose office answers for it. */
  section: string;
  /** What is asked, in one or two sentences. */
  criterion: string;
  rule: Rule;
}

/**
 * Where answers live. The path of a rule is the indicator's key; each part of a sum appends its key, the other
 * nesting rules hand their own path on. A checklist, choice or judged rule has its answer at its path; a veto or
 * an exemption at its path plus its own key: `procurement.policy` (part of a sum), `financial_compliance.misuse`
 * (veto). An answer is `{ item: boolean }` for a checklist, the option's value for a choice, `{ points, reason? }`
 * for a judged rule and a boolean for veto and exemption (absent is no). `answerKeysOf` lists them.
 */
export type Rule =
  | ChecklistRule
  | DeductPerItemRule
  | BandsRule
  | ProportionalRule
  | DeductOverRule
  | QuarterlyRule
  | ChoiceRule
  | JudgedRule
  | SumRule
  | VetoRule
  | ExemptRule;

/**
 * Points for each item that is met. `evidence`: key of a list that must have a row, else the item counts as not
 * met. `formula`: the item is computed (not 0 is met) and nobody answers it.
 */
export interface ChecklistRule {
  kind: 'checklist';
  items: ChecklistItem[];
}
export interface ChecklistItem {
  key: string;
  label: string;
  points: string;
  evidence?: string;
  formula?: string;
}
/** `points`, or what the rule `from` gives, less `each` per item counted by the formula `count`; floor 0. */
export interface DeductPerItemRule {
  kind: 'deduct_per_item';
  points: string;
  each: string;
  count: string;
  /** What is counted and its measure word, as in 扣分 sentences: `个`, `项`. */
  unit: string;
  /** What the count counts, for people; absent: the label of the first figure in `count`. */
  label?: string;
  from?: Rule;
}
/** The first band that holds gives the points; the last has no bound. `unit: '%'` shows value and bounds as rates. */
export interface BandsRule {
  kind: 'bands';
  value: string;
  label: string;
  unit: string;
  bands: Band[];
}
export interface Band {
  when?: { op: '<' | '<=' | '>' | '>='; bound: string };
  points: string;
}
/** `ratio × points`, the ratio kept within 0 and 1; `overZero`: more than 1 gives 0 (spent over plan). */
export interface ProportionalRule {
  kind: 'proportional';
  ratio: string;
  label: string;
  points: string;
  overZero?: true;
}
/**
 * `points` while `ratio ≤ threshold`; else less `perPoint` for each percentage point over, parts of a point in
 * proportion, floor 0.
 */
export interface DeductOverRule {
  kind: 'deduct_over';
  ratio: string;
  label: string;
  threshold: string;
  points: string;
  perPoint: string;
}
/**
 * For each quarter `min(progress ÷ expected, 1) × each`; plus the mean of those ratios × `mean`. `progress` and
 * `expected` hold one formula a quarter (`0.25` is a formula too).
 */
export interface QuarterlyRule {
  kind: 'quarterly';
  progress: string[];
  expected: string[];
  each: string;
  mean: string;
}
export interface ChoiceRule {
  kind: 'choice';
  options: { value: string; label: string; points: string }[];
}
/**
 * A person gives 0…`points` in steps of `step`; fewer than full needs a reason. `argued`: at least so many of
 * these narratives must be written before points can be given.
 */
export interface JudgedRule {
  kind: 'judged';
  points: string;
  step: string;
  label: string;
  argued?: { narratives: string[]; atLeast: number };
}
export interface SumRule {
  kind: 'sum';
  parts: { key: string; label: string; rule: Rule }[];
}
/** When the answer is yes, the whole rule gives 0. */
export interface VetoRule {
  kind: 'veto';
  key: string;
  label: string;
  rule: Rule;
}
/** When the answer is yes, the rule does not apply and full `points` are given. */
export interface ExemptRule {
  kind: 'exempt';
  key: string;
  label: string;
  points: string;
  rule: Rule;
}
