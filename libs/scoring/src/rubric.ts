import { canonicalAmount, type CompiledFormula, type Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { AnswerSlot } from './answer-slot.js';
import type { IndicatorDefinition, Rule } from './definition.js';
import { decimalText, keyText, labelText, type NestedRule } from './rule-kind.js';
import { allRuleKinds, kindOf } from './rules/index.js';

/** The shape of any rule in a template, whatever its kind and nesting. */
export const ruleSchema: z.ZodType<Rule> = z.lazy(() => {
  // by kind and not as a plain union: a fault is told at its own place, and deep nesting is read once
  const kinds = allRuleKinds.map((kind) => kind.schema(ruleSchema)) as unknown as [z.ZodObject, ...z.ZodObject[]];
  return z.discriminatedUnion('kind', kinds) as unknown as z.ZodType<Rule>;
});

export const indicatorSchema: z.ZodType<IndicatorDefinition> = z.strictObject({
  key: keyText,
  label: labelText,
  group: keyText,
  points: decimalText,
  section: z.string().min(1),
  criterion: z.string(),
  rule: ruleSchema,
  role: z.enum(['bonus', 'deduction']).optional(),
});

/** The rule and all rules inside it, each with the key of its answer. */
function* rulesIn(nested: NestedRule, inner: (rule: NestedRule) => NestedRule[] = allNested): Generator<NestedRule> {
  yield nested;
  for (const each of inner(nested)) yield* rulesIn(each, inner);
}

const allNested = ({ rule, path, label }: NestedRule): NestedRule[] => kindOf(rule).nested(rule, path, label);
const outermost = ({ rule, key, label }: IndicatorDefinition): NestedRule => ({ rule, path: key, label });
const rulesOf = (indicator: IndicatorDefinition): NestedRule[] => [...rulesIn(outermost(indicator))];

/** A rule and every rule nested in it. */
export function rulesWithin(rule: Rule): Rule[] {
  return [...rulesIn({ rule, path: '', label: '' })].map((each) => each.rule);
}

/** Every answer that people may give to an indicator: what forms show and what servers accept. */
export function answerKeysOf(indicator: IndicatorDefinition): AnswerSlot[] {
  return slotsOf(rulesOf(indicator));
}

/**
 * The answers that an indicator needs for its score, given those that there are: what a choice leaves out, and a
 * judgement that only stands in for a figure, is not asked.
 */
export function askedAnswers(indicator: IndicatorDefinition, answers: Readonly<Record<string, unknown>>): AnswerSlot[] {
  const answer = (key: string): unknown => (Object.hasOwn(answers, key) ? answers[key] : undefined);
  const inPlay = ({ rule, path, label }: NestedRule): NestedRule[] =>
    kindOf(rule).asked?.(rule, path, label, answer) ?? allNested({ rule, path, label });
  return slotsOf([...rulesIn(outermost(indicator), inPlay)]).filter(
    (slot) => !(slot.kind === 'judged' && slot.optional),
  );
}

const slotsOf = (rules: readonly NestedRule[]): AnswerSlot[] =>
  rules.flatMap(({ rule, path, label }) => kindOf(rule).answers(rule, path, label));

/** Every formula of an indicator. */
export function formulasOf(indicator: IndicatorDefinition): string[] {
  return rulesOf(indicator).flatMap(({ rule }) => kindOf(rule).formulas(rule));
}

/** Lists and narratives that an indicator reads, by key. */
export function fieldsReadBy(indicator: IndicatorDefinition): { lists: string[]; narratives: string[] } {
  const reads = rulesOf(indicator).flatMap(({ rule }) => kindOf(rule).reads?.(rule) ?? []);
  return {
    lists: [...new Set(reads.flatMap(({ lists = [] }) => lists))],
    narratives: [...new Set(reads.flatMap(({ narratives = [] }) => narratives))],
  };
}

/** The most points that a rule can give. */
export function mostPoints(rule: Rule): Decimal {
  return kindOf(rule).most(rule, mostPoints);
}

export interface IndicatorProblem {
  code: 'points_differ' | 'formula' | 'duplicate_answer' | 'rule';
  indicator: string;
  message: string;
}

/** Why an indicator cannot be used in a template over these figures: checked when a template is saved. */
export function checkIndicator(
  indicator: IndicatorDefinition,
  compile: (formula: string) => CompiledFormula,
): IndicatorProblem[] {
  const problems: IndicatorProblem[] = [];
  const report = (code: IndicatorProblem['code'], message: string) =>
    problems.push({ code, indicator: indicator.key, message: `评价指标“${indicator.label}”${message}` });
  const most = mostPoints(indicator.rule);
  if (!most.eq(indicator.points))
    report('points_differ', `分值为 ${indicator.points} 分，而评分规则最多给 ${canonicalAmount(most)} 分，请核对。`);
  for (const { rule } of rulesOf(indicator))
    for (const problem of kindOf(rule).problems?.(rule, mostPoints) ?? [])
      report('rule', `的评分规则有误：${problem}。`);
  for (const formula of formulasOf(indicator)) {
    const compiled = compile(formula);
    if (!compiled.ok)
      for (const error of compiled.errors) report('formula', `的公式“${formula}”有误：${error.message}`);
  }
  const keys = answerKeysOf(indicator).map(({ key }) => key);
  for (const key of new Set(keys.filter((each, index) => keys.indexOf(each) !== index)))
    report('duplicate_answer', `有两处填报共用代码“${key}”，请改用不同代码。`);
  return problems;
}
