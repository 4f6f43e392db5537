/**
 * The rubric as data. Points and thresholds are decimal strings; thresholds of rates are ratios (`0.9` is 90 %).
 * A formula is text in the formula language of `@countersign/figures`.
 */
export interface IndicatorGroup { key: string; label: string; parent?: string }

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
 * Answers that a rule reads have keys below the indicator's: `financial_compliance.a`. A checklist's answer is
 * `{ item: boolean }`, a choice's the option's value, a judged part's `{ points, reason }`, a veto's a boolean.
 */
export type Rule =
  | ChecklistRule | DeductPerItemRule | BandsRule | ProportionalRule | DeductOverRule
  | QuarterlyRule | ChoiceRule | JudgedRule | SumRule | VetoRule | ExemptRule;

/** Points for each item that is met. `evidence`: list field that must have a row, else the item counts as not met. */
export interface ChecklistRule { kind: 'checklist'; items: { key: string; label: string; points: string; evidence?: string; formula?: string }[] }
/** `points` less `each` per counted item, floor 0. */
export interface DeductPerItemRule { kind: 'deduct_per_item'; points: string; each: string; count: string; unit: string }
/** The first band that holds gives the points; the last has no bound. */
export interface BandsRule { kind: 'bands'; value: string; label: string; unit: string; bands: { when?: { op: '<' | '<=' | '>' | '>='; bound: string }; points: string }[] }
/** `ratio × points`, the ratio capped at 1; `overZero`: more than 1 gives 0 (spent over plan). */
export interface ProportionalRule { kind: 'proportional'; ratio: string; label: string; points: string; overZero?: true }
/** `points` while `ratio ≤ threshold`; else less `perPoint` for each percentage point over, floor 0. */
export interface DeductOverRule { kind: 'deduct_over'; ratio: string; label: string; threshold: string; points: string; perPoint: string }
/** For each quarter `min(progress ÷ expected, 1) × each`; plus the mean of the (capped) ratios × `mean`. */
export interface QuarterlyRule { kind: 'quarterly'; progress: string[]; expected: string[]; each: string; mean: string }
export interface ChoiceRule { kind: 'choice'; options: { value: string; label: string; points: string }[] }
/** A person gives 0…`points` in steps of `step`; fewer than full needs a reason. */
export interface JudgedRule { kind: 'judged'; points: string; step: string; label: string }
export interface SumRule { kind: 'sum'; parts: { key: string; label: string; rule: Rule }[] }
/** When the answer `key` is yes, the whole rule gives 0. */
export interface VetoRule { kind: 'veto'; key: string; label: string; rule: Rule }
/** When the answer `key` is yes, the rule does not apply and full points are given. */
export interface ExemptRule { kind: 'exempt'; key: string; label: string; points: string; rule: Rule }
