import type { Rule } from '../definition.js';
import type { RuleKind } from '../rule-kind.js';
import { bands } from './bands.js';
import { checklist } from './checklist.js';
import { choice } from './choice.js';
import { deductOver } from './deduct-over.js';
import { deductPerItem } from './deduct-per-item.js';
import { exempt } from './exempt.js';
import { judged } from './judged.js';
import { proportional } from './proportional.js';
import { quarterly } from './quarterly.js';
import { sum } from './sum.js';
import { veto } from './veto.js';

/** Every kind of rule. A new kind is one file here, one line below, and its type in `definition.ts`. */
const ruleKinds: { [Kind in Rule['kind']]: RuleKind<Extract<Rule, { kind: Kind }>> } = {
  checklist,
  deduct_per_item: deductPerItem,
  bands,
  proportional,
  deduct_over: deductOver,
  quarterly,
  choice,
  judged,
  sum,
  veto,
  exempt,
};

/** What there is to know about the kind of `rule`. */
export function kindOf(rule: Rule): RuleKind<Rule> {
  // the table pairs each kind with its own rule type, which an index type cannot express
  return ruleKinds[rule.kind] as RuleKind<Rule>;
}

export const allRuleKinds = Object.values(ruleKinds) as RuleKind<Rule>[];
