import type { Evaluation, Model, Value } from '@countersign/figures';

/** One side of a division, with the figures that it was computed from. */
export interface Operand {
  value: Value;
  keys: readonly string[];
}

/** What a rule may ask about the report that it scores. */
export interface ScoringContext {
  value(formula: string): Value;
  /** Figures that a formula refers to; a step links to them. */
  keysOf(formula: string): readonly string[];
  /** Both sides when the formula is a division, or names a computed figure that is one. */
  quotientOf(formula: string): { numerator: Operand; denominator: Operand } | null;
  /** Stored answer, list or narrative; undefined while not given. */
  answer(key: string): unknown;
  /** Name of a figure, answer or list, for people. */
  label(key: string): string;
  /** A figure or answer as people read it, without its unit. */
  show(key: string): string;
}

/** What a context needs besides the figures; the template supplies it. */
export interface ReportTexts {
  answers: Readonly<Record<string, unknown>>;
  label(key: string): string;
  show(key: string): string;
}

/**
 * A context over one evaluation. Throws TypeError for a formula that does not compile: a template's formulas are
 * checked when it is saved.
 */
export function scoringContext(model: Model, evaluation: Evaluation, texts: ReportTexts): ScoringContext {
  const reader = (formula: string) => {
    const compiled = model.compile(formula);
    if (!compiled.ok) throw new TypeError(`formula does not compile: ${formula}`);
    return compiled.reader;
  };
  return {
    value: (formula) => reader(formula).read(evaluation),
    keysOf: (formula) => reader(formula).keys,
    quotientOf: (formula) => {
      const quotient = model.quotientOf(formula);
      if (!quotient) return null;
      const { numerator, denominator } = quotient;
      return {
        numerator: { value: numerator.read(evaluation), keys: numerator.keys },
        denominator: { value: denominator.read(evaluation), keys: denominator.keys },
      };
    },
    answer: (key) => (Object.hasOwn(texts.answers, key) ? texts.answers[key] : undefined),
    label: (key) => texts.label(key),
    show: (key) => texts.show(key),
  };
}
