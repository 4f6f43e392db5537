import { canonicalAmount, Decimal, type CompiledFormula } from '@countersign/figures';
import type { Grade, IndicatorDefinition, IndicatorGroup, RubricSettings } from './definition.js';
import { decimal } from './rule-kind.js';

/** Indicators, groups and what holds for all of them. */
export interface Rubric {
  groups: readonly IndicatorGroup[];
  indicators: readonly IndicatorDefinition[];
  settings?: RubricSettings | undefined;
}

export interface RubricProblem {
  code: 'unknown_group' | 'formula' | 'duplicate_key' | 'cap_below_full' | 'grades';
  /** Key of the veto; `rubric` for the whole. */
  where: string;
  message: string;
}

/** Full points: those of all indicators that are neither bonus nor deduction. */
export function fullPoints(indicators: readonly IndicatorDefinition[]): Decimal {
  return indicators.reduce((sum, { points, role }) => (role ? sum : sum.plus(points)), new Decimal(0));
}

/** Why the settings cannot be used over these figures: checked when a template is saved. Indicators have `checkIndicator`. */
export function checkRubric(rubric: Rubric, compile: (formula: string) => CompiledFormula): RubricProblem[] {
  const { groups, indicators, settings = {} } = rubric;
  const problems: RubricProblem[] = [];
  const known = new Set(groups.map(({ key }) => key));
  const vetoes = settings.vetoes ?? [];
  for (const [index, { key, label, when, group }] of vetoes.entries()) {
    const name = `一票否决“${label}”`;
    if (vetoes.findIndex((each) => each.key === key) !== index)
      problems.push({ code: 'duplicate_key', where: key, message: `${name}的代码“${key}”重复，请改用不同代码。` });
    if (group !== undefined && !known.has(group))
      problems.push({
        code: 'unknown_group',
        where: key,
        message: `${name}所指的评分分组“${group}”不存在，请改选分组。`,
      });
    const compiled = compile(when);
    if (!compiled.ok)
      for (const error of compiled.errors)
        problems.push({ code: 'formula', where: key, message: `${name}的公式“${when}”有误：${error.message}` });
  }
  problems.push(...gradeProblems(settings.grades ?? []));
  const full = fullPoints(indicators);
  if (settings.cap !== undefined && full.gt(settings.cap))
    problems.push({
      code: 'cap_below_full',
      where: 'rubric',
      message: `总分上限 ${settings.cap} 分低于各指标满分之和 ${canonicalAmount(full)} 分，请改大上限。`,
    });
  return problems;
}

function gradeProblems(grades: readonly Grade[]): RubricProblem[] {
  const report = (message: string): RubricProblem => ({ code: 'grades', where: 'rubric', message });
  const rising = grades.find(({ from }, index) => index > 0 && decimal(from).gte(grades[index - 1]!.from));
  const lowest = grades.at(-1);
  return [
    ...(rising ? [report(`等级“${rising.label}”的起点分应低于前一等级，请从高到低排列。`)] : []),
    ...(lowest && !decimal(lowest.from).isZero()
      ? [report(`最后一个等级“${lowest.label}”的起点分应为 0，否则低分没有等级。`)]
      : []),
  ];
}
