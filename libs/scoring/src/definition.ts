/**
 * The rubric as data. Points and thresholds are decimal strings; thresholds of rates are ratios (`0.9` is 90 %).
 * A formula is text in the formula language of `@countersign/figures`.
 */
import type {
  AddPerItemRule,
  ChecklistRule,
  ChoiceRule,
  ConditionsRule,
  DeductPerItemRule,
  DocumentsRule,
  JudgedRule,
} from './definition-answered.js';
import type { AlternativeRule, ExemptRule, PotRule, SumRule, VetoRule } from './definition-combined.js';
import type {
  BandsRule,
  ChangeRule,
  CompareRule,
  DeductOverRule,
  LinearRule,
  ProportionalRule,
  QuarterlyRule,
  TargetRule,
  TieredRule,
} from './definition-measured.js';

export type * from './definition-answered.js';
export type * from './definition-combined.js';
export type * from './definition-measured.js';

export interface IndicatorGroup {
  key: string;
  label: string;
  parent?: string;
  /** The group gives no more than this, whatever its indicators add up to. */
  max?: string;
  /** Its indicators lose no more than this together, deductions included. */
  lossCap?: string;
}

export interface IndicatorDefinition {
  key: string;
  label: string;
  /** Subgroup. */
  group: string;
  /** Full points; for a bonus the most that it adds, for a deduction the most that it takes off. */
  points: string;
  /** Section whose office answers for it. */
  section: string;
  /** What is asked, in one or two sentences. */
  criterion: string;
  rule: Rule;
  /**
   * `bonus`: its points come on top and are no part of the full points. `deduction`: what its rule gives is taken
   * off; its score is then 0 or negative, of 0.
   */
  role?: 'bonus' | 'deduction';
}

/** What holds for the rubric as a whole. */
export interface RubricSettings {
  /** The total is never above this. Absent: the full points of all indicators, so that a bonus fills up but not over. */
  cap?: string;
  /**
   * Where the weight of an indicator goes that does not apply: `full` marks, to its `siblings` (the indicators of
   * the same group, else of the group above), or to `all`. Absent: `siblings`.
   */
  notApplicable?: 'full' | 'siblings' | 'all';
  vetoes?: RubricVeto[];
  /** Highest first. The first whose `from` the shown total reaches is the grade; the last must begin at 0. */
  grades?: Grade[];
}

/** When the formula is not 0, the group or the total is at most `to`: `0`, `59.99`. A veto that people answer is a `VetoRule`. */
export interface RubricVeto {
  key: string;
  label: string;
  when: string;
  /** A group's key; absent: the total. */
  group?: string;
  to: string;
}
export interface Grade {
  label: string;
  /** The lowest total that has it, itself included. */
  from: string;
}

/**
 * Where answers live. The path of a rule is the indicator's key; each part of a sum, alternative or pot appends its
 * key, the other nesting rules hand their own path on. A checklist, conditions, choice, judged, alternative or pot
 * has its answer at its path; a veto or an exemption at its path plus its own key: `procurement.policy` (part of a
 * sum), `financial_compliance.misuse` (veto). An answer is `{ item: boolean }` for a checklist, for conditions and
 * for a pot, the option's value for a choice and an alternative, `{ points, reason? }` for a judged rule and a
 * boolean for veto and exemption (absent is no). `answerKeysOf` lists them.
 */
export type Rule =
  | ChecklistRule
  | ConditionsRule
  | DeductPerItemRule
  | AddPerItemRule
  | DocumentsRule
  | ChoiceRule
  | JudgedRule
  | BandsRule
  | ProportionalRule
  | LinearRule
  | TieredRule
  | DeductOverRule
  | ChangeRule
  | CompareRule
  | TargetRule
  | QuarterlyRule
  | SumRule
  | AlternativeRule
  | PotRule
  | VetoRule
  | ExemptRule;
