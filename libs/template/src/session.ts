import { runChecks, type CheckContext } from '@countersign/checks';
import { canonicalAmount, Decimal, type Evaluation, type Value } from '@countersign/figures';
import { scoreIndicator, scoringContext, type IndicatorScore, type ScoringContext } from '@countersign/scoring';
import { cellKey, reasonKey } from './cell-key.js';
import type { CompiledTemplate } from './compiled-template.js';
import type { DerivedResult, ReportEvaluation, ReportInputs } from './evaluation.js';
import { labelOf, sectionOf, shownAnswer, shownValue } from './texts.js';

/** One report under edit: figures are recomputed incrementally, scores and checks when the result is asked for. */
export interface ReportSession {
  /** Sets or clears an entered figure; gives the keys whose values changed. Throws RangeError for a key that nobody types. */
  set(key: string, value: string | null): readonly string[];
  /** Sets or (with undefined) removes an answer. */
  setAnswer(key: string, value: unknown): void;
  value(key: string): Value;
  result(): ReportEvaluation;
}

/** Everything that follows from a report's inputs: derived figures, points with their working, total, findings. */
export function evaluateReport(template: CompiledTemplate, inputs: ReportInputs): ReportEvaluation {
  return createSession(template, inputs).result();
}

export function createSession(template: CompiledTemplate, inputs: ReportInputs): ReportSession {
  const evaluation = template.model.evaluate(inputs.figures);
  const answers: Record<string, unknown> = { ...inputs.answers };
  const scoring = scoringContext(template.model, evaluation, {
    answers,
    label: (key) => labelOf(template, key),
    show: (key) =>
      template.figures.has(key)
        ? shownValue(template, key, evaluation.get(key), true)
        : shownAnswer(template, key, answers[key]),
  });
  const checking = checkContext(template, evaluation, answers, scoring);
  return {
    set: (key, value) => evaluation.set(key, value),
    setAnswer: (key, value) => {
      if (value === undefined) delete answers[key];
      else answers[key] = value;
    },
    value: (key) => evaluation.get(key),
    result: () => resultOf(template, evaluation, scoring, checking),
  };
}

function checkContext(
  template: CompiledTemplate,
  evaluation: Evaluation,
  answers: Readonly<Record<string, unknown>>,
  scoring: ScoringContext,
): CheckContext {
  return {
    value: scoring.value,
    format: (key) => template.figures.get(key) ?? { unit: '', decimals: 2 },
    answer: (key) => answers[key],
    label: (key) => labelOf(template, key),
    section: (key) => sectionOf(template, key) ?? '',
    reasonTable: (key) => {
      const table = template.fields.get(key);
      if (table?.kind !== 'table' || !table.reason) return undefined;
      const { column, below } = table.reason;
      const rows = table.rows
        .filter((row) => template.figures.has(cellKey(key, row.key, column)))
        .map((row) => ({
          key: row.key,
          label: row.label,
          kind: row.kind,
          progress: evaluation.get(cellKey(key, row.key, column)),
          reason: textOf(answers[reasonKey(key, row.key)]),
        }));
      return { below, rows };
    },
  };
}

const textOf = (answer: unknown): string => (typeof answer === 'string' ? answer : '');

function resultOf(
  template: CompiledTemplate,
  evaluation: Evaluation,
  scoring: ScoringContext,
  checking: CheckContext,
): ReportEvaluation {
  const { indicators, checks } = template.definition;
  const scores = indicators.map((indicator) => scoreIndicator(indicator, scoring));
  const known = sumOf(scores);
  return {
    derived: derivedOf(template, evaluation),
    scores,
    total: scores.some(({ points }) => points === null) ? null : known,
    known,
    groups: groupsOf(template, scores),
    findings: runChecks(checks, checking),
  };
}

/** A total is the sum of the points that are shown, so a reader who adds them up gets the same. */
function sumOf(scores: readonly IndicatorScore[]): string {
  return canonicalAmount(scores.reduce((sum, { points }) => sum.plus(points ?? 0), new Decimal(0)));
}

function derivedOf({ model, figures }: CompiledTemplate, evaluation: Evaluation): Record<string, DerivedResult> {
  const derived: Record<string, DerivedResult> = {};
  for (const key of figures.keys()) if (model.isComputed(key)) derived[key] = derivedResult(evaluation.get(key));
  return derived;
}

function derivedResult(value: Value): DerivedResult {
  switch (value.kind) {
    case 'known':
      return { value: canonicalAmount(value.value) };
    case 'unknown':
      return { missing: [...value.missing] };
    case 'problem':
      return { problem: value.code };
  }
}

function groupsOf({ definition: { groups, indicators } }: CompiledTemplate, scores: readonly IndicatorScore[]) {
  const within = (group: string): string[] => [
    group,
    ...groups.filter(({ parent }) => parent === group).flatMap(({ key }) => within(key)),
  ];
  return groups.map(({ key, label }) => {
    const members = new Set(within(key));
    const own = scores.filter(({ group }) => members.has(group));
    const full = indicators.filter(({ group }) => members.has(group));
    return {
      key,
      label,
      points: sumOf(own),
      of: canonicalAmount(full.reduce((sum, { points }) => sum.plus(points), new Decimal(0))),
      complete: own.every(({ points }) => points !== null),
    };
  });
}
