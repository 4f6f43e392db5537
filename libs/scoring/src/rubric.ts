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
});

/** The rule and all rules inside it, each with the key of its answer. */
function* rulesIn(nested: NestedRule): Generator<NestedRule> {
  yield nested;
  for (const inner of kindOf(nested.rule).nested(nested.rule, nested.path, nested.label)) yield* rulesIn(inner);
}

const rulesOf = ({ rule, key, label }: IndicatorDefinition): NestedRule[] => [...rulesIn({ rule, path: key, label })];

/** Every answer that people may give to an indicator: what forms show and what servers accept. */
export function answerKeysOf(indicator: IndicatorDefinition): AnswerSlot[] {
  return rulesOf(indicator).flatMap(({ rule, path, label }) => kindOf(rule).answers(rule, path, label));
}

/** Every formula of an indicator. */
export function formulasOf(indicator: IndicatorDefinition): string[] {
  return rulesOf(indicator).flatMap(({ rule }) => kindOf(rule).formulas(rule));
}

/** The most points that a rule can give. */
export function mostPoints(rule: Rule): Decimal {
  return kindOf(rule).most(rule, mostPoints);
}

export interface IndicatorProblem {
  code: 'points_differ' | 'formula' | 'duplicate_answer';
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
