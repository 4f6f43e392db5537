import type { Rule } from '@countersign/scoring';
import { visited, type Places, type Visit } from './reference.js';

/** What each kind of rule refers to; rules within rules are gone through by `visitedRule`. */
export const rulePlaces: { readonly [Kind in Rule['kind']]: Places } = {
  checklist: { 'items.evidence': 'name', 'items.formula': 'formula' },
  conditions: { 'items.evidence': 'name', 'items.formula': 'formula' },
  deduct_per_item: { count: 'formula' },
  add_per_item: { count: 'formula' },
  documents: { list: 'name' },
  choice: { 'options.evidence': 'name' },
  judged: { 'argued.narratives': 'name' },
  sum: {},
  alternative: {},
  pot: {},
  veto: { when: 'formula' },
  exempt: { when: 'formula' },
  bands: { value: 'formula' },
  proportional: { ratio: 'formula' },
  linear: { value: 'formula' },
  tiered: { ratio: 'formula' },
  deduct_over: { ratio: 'formula' },
  change: { value: 'formula', base: 'formula' },
  compare: { value: 'formula', base: 'formula' },
  target: { value: 'formula', target: 'formula' },
  quarterly: { progress: 'formula', expected: 'formula' },
};

/** A rule whose references, and those of the rules within it, are as `visit` says. */
export function visitedRule(rule: Rule, visit: Visit): Rule {
  const parts = <T extends { rule: Rule }>(each: readonly T[]): T[] =>
    each.map((part) => ({ ...part, rule: visitedRule(part.rule, visit) }));
  switch (rule.kind) {
    case 'sum':
      return { ...rule, parts: parts(rule.parts) };
    case 'alternative':
      return { ...rule, options: parts(rule.options) };
    case 'pot':
      return { ...rule, items: parts(rule.items) };
    case 'veto':
    case 'exempt':
      return {
        ...visited({ ...rule, rule: undefined }, rulePlaces[rule.kind], visit),
        rule: visitedRule(rule.rule, visit),
      };
    case 'deduct_per_item': {
      const { from, ...rest } = rule;
      return { ...visited(rest, rulePlaces[rule.kind], visit), ...(from && { from: visitedRule(from, visit) }) };
    }
    default:
      return visited(rule, rulePlaces[rule.kind], visit);
  }
}
