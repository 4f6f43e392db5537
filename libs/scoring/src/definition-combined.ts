import type { Rule } from './definition.js';

export interface RulePart {
  key: string;
  label: string;
  rule: Rule;
}
/**
 * The points of all parts, at most `cap`. The weight of a part that does not apply goes to the others in
 * proportion; when none applies, the sum does not either.
 */
export interface SumRule {
  kind: 'sum';
  parts: RulePart[];
  cap?: string;
}
/** Indicators of which one is chosen (either the carry-over rate or its change). Each must offer `points`; only the chosen one counts. */
export interface AlternativeRule {
  kind: 'alternative';
  points: string;
  label: string;
  options: RulePart[];
}
/**
 * `points` shared equally by the items that are chosen, to two places, the last takes the rest; at least `atLeast`
 * (absent: 1) must be. Each item's rule is scaled to its share.
 */
export interface PotRule {
  kind: 'pot';
  points: string;
  label: string;
  atLeast?: number;
  items: RulePart[];
}
/**
 * When the answer is yes, or the formula `when` is not 0 (then nobody is asked), the veto is hit. Without `over` the
 * rule then gives `to` at most (absent: 0). With `over` the rule counts as usual, and its group or the total of the
 * report is at most `to`; both what it was before and after are shown.
 */
export interface VetoRule {
  kind: 'veto';
  key: string;
  label: string;
  rule: Rule;
  when?: string;
  over?: 'group' | 'total';
  to?: string;
}
/**
 * When the answer is yes, or the formula `when` is not 0 (then nobody is asked), the rule does not apply: full
 * `points` are given, or with `outcome: 'drop'` the rubric says where the weight goes.
 */
export interface ExemptRule {
  kind: 'exempt';
  key: string;
  label: string;
  points: string;
  rule: Rule;
  when?: string;
  outcome?: 'full' | 'drop';
}
