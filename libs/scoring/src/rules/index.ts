import type { Rule } from '../definition.js';
import type { RuleKind } from '../rule-kind.js';
import { addPerItem } from './add-per-item.js';
import { alternative } from './alternative.js';
import { bands } from './bands.js';
import { change } from './change.js';
import { checklist } from './checklist.js';
import { choice } from './choice.js';
import { compare } from './compare.js';
import { conditions } from './conditions.js';
import { deductOver } from './deduct-over.js';
import { deductPerItem } from './deduct-per-item.js';
import { documents } from './documents.js';
import { exempt } from './exempt.js';
import { judged } from './judged.js';
import { linear } from './linear.js';
import { pot } from './pot.js';
import { proportional } from './proportional.js';
import { quarterly } from './quarterly.js';
import { sum } from './sum.js';
import { target } from './target.js';
import { tiered } from './tiered.js';
import { veto } from './veto.js';

/** Every kind of rule. A new kind is one file here, one line below, and its type in `definition.ts`. */
const ruleKinds: { [Kind in Rule['kind']]: RuleKind<Extract<Rule, { kind: Kind }>> } = {
  checklist,
  conditions,
  deduct_per_item: deductPerItem,
  add_per_item: addPerItem,
  documents,
  choice,
  judged,
  bands,
  proportional,
  linear,
  tiered,
  deduct_over: deductOver,
  change,
  compare,
  target,
  quarterly,
  sum,
  alternative,
  pot,
  veto,
  exempt,
};

/** What there is to know about the kind of `rule`. */
export function kindOf(rule: Rule): RuleKind<Rule> {
  // the table pairs each kind with its own rule type, which an index type cannot express
  return ruleKinds[rule.kind] as RuleKind<Rule>;
}

export const allRuleKinds = Object.values(ruleKinds) as RuleKind<Rule>[];
