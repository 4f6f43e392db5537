import type { Rule } from '@countersign/scoring';

/** A rule and every rule nested in it. */
export function* rulesWithin(rule: Rule): Generator<Rule> {
  yield rule;
  if (rule.kind === 'sum') for (const part of rule.parts) yield* rulesWithin(part.rule);
  if (rule.kind === 'veto' || rule.kind === 'exempt') yield* rulesWithin(rule.rule);
  if (rule.kind === 'deduct_per_item' && rule.from) yield* rulesWithin(rule.from);
}
