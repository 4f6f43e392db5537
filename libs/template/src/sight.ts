import { priorKeyOf } from '@countersign/figures';
import type { CompiledTemplate } from './compiled-template.js';
import type {
  DerivedResult,
  Finding,
  IndicatorScore,
  ReportEvaluation,
  ReportInputs,
  ScoreStep,
} from './evaluation.js';
import { answerInfo, figureInfo } from './former-rows.js';
import { namesIn } from './names-in.js';

/** What somebody sees of a report who does not see some of its fields. Plain functions of what they are given. */
export interface Sight {
  /** Nothing is hidden: everything is given back as it is. */
  readonly whole: boolean;
  /** Whether the value under this key may be told: of a figure, an answer, a field, also of a row that was removed. */
  sees(key: string): boolean;
  /** Entries of a record by key, those that may be told. */
  only<T>(values: Readonly<Record<string, T>>): Record<string, T>;
  inputs(inputs: ReportInputs): ReportInputs;
  /** Computed values that may be told; points with their working, or without it; findings, or only that there is one. */
  evaluation(evaluation: ReportEvaluation): ReportEvaluation;
  /** Whether the values that the check compares may be told. */
  seesCheck(check: string): boolean;
  /** Whether the working of the indicator may be told. */
  seesWorking(indicator: string): boolean;
}

const hiddenWorking: ScoreStep = {
  text: '计分用到您不能查看的栏目，这里只显示得分。',
  en: 'This score uses fields that you may not see; only the points are shown.',
  inputs: [],
};

/** Fields that are not shown to everybody who reads their section. */
export function restrictedFields({ fields }: CompiledTemplate): Set<string> {
  return new Set([...fields.values()].filter(({ visibleTo }) => visibleTo).map(({ key }) => key));
}

/**
 * A report without the fields in `hidden` (keys of fields; see `visibleFields` in `libs/access`). Also hidden is what
 * would tell them: figures that are computed from them, directly or through others; the working of points; what a
 * check found. Points, totals and the number of findings stay.
 */
export function sightOf(template: CompiledTemplate, hidden: ReadonlySet<string>): Sight {
  if (!hidden.size) return wholeSight;
  const computed = computedFrom(template, hidden);
  const strict = restrictedFields(template).size > 0;
  const sees = (key: string): boolean => {
    if (hidden.has(key) || computed.has(key)) return false;
    const info = figureInfo(template, key) ?? answerInfo(template, key);
    if (info) return !hidden.has(info.field);
    // what the template no longer knows may have been restricted once
    return !strict || template.fields.has(key) || template.indicators.has(key);
  };
  const seesAll = (part: unknown) => namesIn(template, part).every(sees);
  const { checks, indicators, rubric } = template.definition;
  const hiddenChecks = new Set(checks.filter((check) => !seesAll(check)).map(({ key }) => key));
  const hiddenWorkings = new Set(indicators.filter((each) => !seesAll(each.rule)).map(({ key }) => key));
  const vetoesSeen = seesAll(rubric?.vetoes);

  const only = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).filter(([key]) => sees(key)));
  const seesFinding = ({ check, places }: Finding) =>
    !hiddenChecks.has(check) && places.every(({ field }) => sees(field));
  const finding = (each: Finding, index: number): Finding =>
    seesFinding(each) ? each : withoutValues(template, each, index);
  const score = (each: IndicatorScore): IndicatorScore =>
    hiddenWorkings.has(each.key) ? { ...each, steps: [hiddenWorking] } : each;
  const working = <T extends { steps?: ScoreStep[] }>(each: T): T =>
    vetoesSeen || !each.steps?.length ? each : { ...each, steps: [hiddenWorking] };

  return {
    whole: false,
    sees,
    only,
    inputs: ({ figures, answers, prior, attachments }) => ({
      figures: only(figures),
      answers: only(answers),
      ...(prior && { prior: only(prior) }),
      ...(attachments && { attachments: only(attachments) }),
    }),
    evaluation: (evaluation) => ({
      ...working(evaluation),
      derived: only<DerivedResult>(evaluation.derived),
      scores: evaluation.scores.map(score),
      groups: evaluation.groups.map(working),
      findings: evaluation.findings.map(finding),
    }),
    seesCheck: (check) => !hiddenChecks.has(check),
    seesWorking: (indicator) => !hiddenWorkings.has(indicator),
  };
}

const wholeSight: Sight = {
  whole: true,
  sees: () => true,
  only: (values) => ({ ...values }),
  inputs: (inputs) => inputs,
  evaluation: (evaluation) => evaluation,
  seesCheck: () => true,
  seesWorking: () => true,
};

/** Figures that a formula computes from hidden ones, this year's or last year's, directly or through others. */
function computedFrom({ model, figures }: CompiledTemplate, fields: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const waiting = [...figures.values()].filter(({ field }) => fields.has(field)).map(({ key }) => key);
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop())
    for (const dependent of [...model.dependentsOf(key), ...model.dependentsOf(priorKeyOf(key))])
      if (!found.has(dependent)) {
        found.add(dependent);
        waiting.push(dependent);
      }
  return found;
}

/** Also its key is made of the values that it compares. */
function withoutValues(
  { definition }: CompiledTemplate,
  { check, kind, severity, section }: Finding,
  index: number,
): Finding {
  const label = definition.checks.find(({ key }) => key === check)?.label ?? check;
  return {
    key: `${check}:${index}`,
    check,
    kind,
    severity,
    section,
    message: `“${label}”没有通过核查，其中有您不能查看的栏目，请联系能查看的人员核对。`,
    places: [],
    facts: {},
  };
}
