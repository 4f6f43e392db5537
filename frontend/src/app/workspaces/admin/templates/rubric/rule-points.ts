import { mostPoints, type IndicatorDefinition, type Rule } from '@countersign/scoring';
import type { RuleStart } from './rule-forms.js';

/** What a rule of another kind takes over from the present one. */
export function startOf(rule: Rule | undefined, fallback: Pick<RuleStart, 'formula' | 'list'>): RuleStart {
  const parts = (rule ?? {}) as Readonly<Record<string, unknown>>;
  const text = (...keys: readonly string[]): string | undefined =>
    keys.map((key) => parts[key]).find((each): each is string => typeof each === 'string' && each !== '');
  return {
    points: rule ? mostPoints(rule).toFixed() : '1',
    label: text('label') ?? '本项',
    formula: text('ratio', 'value', 'count') ?? fallback.formula,
    list: text('list') ?? fallback.list,
  };
}

/**
 * An indicator with other full points. The points of its rule go along where the rule names its full points itself
 * and they were the same; points of bands, items and parts are for the administrator to share out.
 */
export function withPoints(indicator: IndicatorDefinition, points: string): IndicatorDefinition {
  return { ...indicator, points, rule: ruleWithPoints(indicator.rule, indicator.points, points) };
}

/** An indicator with another rule; its full points go along when the rule names them itself and they were the same. */
export function withRule(indicator: IndicatorDefinition, rule: Rule): IndicatorDefinition {
  const [before, after] = [ownPoints(indicator.rule), ownPoints(rule)];
  const follows = before !== undefined && after !== undefined && before === indicator.points && before !== after;
  return { ...indicator, rule, ...(follows && rule.kind === indicator.rule.kind && { points: after }) };
}

const ownPoints = (rule: Rule): string | undefined => ('points' in rule ? rule.points : undefined);

function ruleWithPoints(rule: Rule, from: string, to: string): Rule {
  const inner = rule.kind === 'veto' || rule.kind === 'exempt' ? { rule: ruleWithPoints(rule.rule, from, to) } : {};
  return { ...rule, ...inner, ...(ownPoints(rule) === from && { points: to }) };
}
