import type { Rule } from './definition.js';

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
/** `points`, less `each` for every item that is not met, floor 0: five conditions may share three points. */
export interface ConditionsRule {
  kind: 'conditions';
  points: string;
  each: string;
  items: Omit<ChecklistItem, 'points'>[];
}
/**
 * `points`, or what the rule `from` gives, less `each` per item counted by the formula `count`; floor 0. `cap`: the
 * most that is taken off.
 */
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
  cap?: string;
}
/** `each` per item counted by the formula `count`, at most `points`: bonuses and deductions. */
export interface AddPerItemRule {
  kind: 'add_per_item';
  points: string;
  each: string;
  count: string;
  unit: string;
  label: string;
}
/**
 * Counts the rows of a list. Without `expected` every row gives `each`, up to `points`; with it every row that is
 * missing of so many takes `each` off `points`, floor 0.
 */
export interface DocumentsRule {
  kind: 'documents';
  /** Key of the list field. */
  list: string;
  label: string;
  unit: string;
  points: string;
  each: string;
  expected?: number;
}
/** `evidence`: key of a list that must have a row, else the option gives 0. */
export interface ChoiceRule {
  kind: 'choice';
  options: ChoiceOption[];
}
export interface ChoiceOption {
  value: string;
  label: string;
  points: string;
  evidence?: string;
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
