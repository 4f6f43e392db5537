import { runChecks, type CheckContext } from '@countersign/checks';
import { canonicalAmount, priorKeyOf, type Evaluation, type Value } from '@countersign/figures';
import {
  addUpRubric,
  scoreRubric,
  scoringContext,
  type IndicatorScore,
  type Rubric,
  type RubricScore,
  type ScoringContext,
} from '@countersign/scoring';
import { checkContext } from './check-context.js';
import type { CompiledTemplate } from './compiled-template.js';
import type { DerivedResult, ReportEvaluation, ReportInputs } from './evaluation.js';
import { labelOf, shownAnswer, shownValue } from './texts.js';

/** One report under edit: figures are recomputed incrementally, scores and checks when the result is asked for. */
export interface ReportSession {
  /** Sets or clears an entered figure; gives the keys whose values changed. Throws RangeError for a key that nobody types. */
  set(key: string, value: string | null): readonly string[];
  /** Sets or (with undefined) removes an answer. */
  setAnswer(key: string, value: unknown): void;
  value(key: string): Value;
  result(): ReportEvaluation;
  /** Groups, total and grade with other points than the computed ones: a reviewer's, the bureau's. */
  addUp(scores: readonly IndicatorScore[]): RubricScore;
}

/** Everything that follows from a report's inputs: derived figures, points with their working, total, findings. */
export function evaluateReport(template: CompiledTemplate, inputs: ReportInputs): ReportEvaluation {
  return createSession(template, inputs).result();
}

export function createSession(template: CompiledTemplate, inputs: ReportInputs): ReportSession {
  const evaluation = template.model.evaluate({ ...inputs.figures, ...priorFigures(inputs) });
  const answers: Record<string, unknown> = { ...inputs.answers };
  const scoring = scoringContext(template.model, evaluation, {
    answers,
    label: (key) => labelOf(template, key),
    show: (key) =>
      template.figures.has(key)
        ? shownValue(template, key, evaluation.get(key), true)
        : shownAnswer(template, key, answers[key]),
  });
  const checking = checkContext(template, evaluation, { answers, prior: inputs.prior }, scoring);
  return {
    set: (key, value) => evaluation.set(key, value),
    setAnswer: (key, value) => {
      if (value === undefined) delete answers[key];
      else answers[key] = value;
    },
    value: (key) => evaluation.get(key),
    result: () => resultOf(template, evaluation, scoring, checking),
    addUp: (scores) => addUpRubric(scores, rubricOf(template), scoring),
  };
}

/** Last year's figures under the names by which formulas read them. */
function priorFigures({ prior = {} }: ReportInputs): Record<string, string> {
  return Object.fromEntries(Object.entries(prior).map(([key, value]) => [priorKeyOf(key), value]));
}

function resultOf(
  template: CompiledTemplate,
  evaluation: Evaluation,
  scoring: ScoringContext,
  checking: CheckContext,
): ReportEvaluation {
  const { indicators, groups, ...whole } = scoreRubric(rubricOf(template), scoring);
  return {
    ...whole,
    derived: derivedOf(template, evaluation),
    scores: indicators,
    groups,
    findings: runChecks(template.definition.checks, checking),
  };
}

function rubricOf({ definition: { groups, indicators, rubric: settings } }: CompiledTemplate): Rubric {
  return { groups, indicators, settings };
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
