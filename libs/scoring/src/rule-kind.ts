import { Decimal, parseFormula } from '@countersign/figures';
import { z } from 'zod';
import type { AnswerSlot } from './answer-slot.js';
import type { ScoringContext } from './context.js';
import type { Rule } from './definition.js';
import type { ScoreStep, VetoHit } from './score.js';

/** What a rule came to: exact points, or null with all that is missing. */
export interface Outcome {
  points: Decimal | null;
  steps: ScoreStep[];
  missing: readonly string[];
  /** The rule does not apply; its points are 0 and its weight is for others. */
  dropped?: true;
  /** Vetoes over the group or the total, which are hit. */
  vetoes?: readonly VetoHit[];
}

/** Where a rule stands, and how it has the rules inside it scored. */
export interface RuleScope {
  context: ScoringContext;
  /** Key of the rule's own answer. */
  path: string;
  /** Name of the indicator or part, for people. */
  label: string;
  score(rule: Rule, path?: string, label?: string): Outcome;
  /** The most points that a rule can give. */
  most(rule: Rule): Decimal;
}

export interface NestedRule {
  rule: Rule;
  path: string;
  label: string;
}

/** All that there is to know about one kind of rule. A new kind is one file that exports one of these. */
export interface RuleKind<R extends Rule> {
  /** Shape of the rule in a template; `rule` is the schema of any rule, for the kinds that nest. */
  schema(rule: z.ZodType<Rule>): z.ZodType<R>;
  /** The most points it can give; `most` answers for a nested rule. */
  most(rule: R, most: (rule: Rule) => Decimal): Decimal;
  /** Formulas of its own, without those of nested rules. */
  formulas(rule: R): string[];
  /** Answers of its own, without those of nested rules. */
  answers(rule: R, path: string, label: string): AnswerSlot[];
  nested(rule: R, path: string, label: string): NestedRule[];
  /** Nested rules that these answers leave in play; absent: all. */
  asked?(rule: R, path: string, label: string, answer: (key: string) => unknown): NestedRule[];
  /** Lists and narratives that it reads, by key. */
  reads?(rule: R): { lists?: readonly string[]; narratives?: readonly string[] };
  /** What a schema cannot see: holes and overlaps, parts that do not fit together. Sentences without full stop. */
  problems?(rule: R, most: (rule: Rule) => Decimal): string[];
  evaluate(rule: R, scope: RuleScope): Outcome;
}

/** What a kind has that neither nests, nor computes, nor asks. */
export const plainKind = {
  formulas: (): string[] => [],
  answers: (): AnswerSlot[] => [],
  nested: (): NestedRule[] => [],
};

export const decimalText = z.string().regex(/^\d{1,15}(\.\d{1,10})?$/, '应为不带符号的十进制数，例如 0.5');
export const signedDecimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$/, '应为十进制数，例如 0.5 或 -0.5');
export const positiveText = decimalText.refine((text) => !/^[0.]*$/.test(text), { message: '应大于 0' });
export const keyText = z.string().regex(/^[a-z0-9_]+$/, '应为小写字母、数字或下划线');
export const labelText = z.string().trim().min(1, '不能为空').max(500);

export const formulaText = z.string().superRefine((text, check) => {
  const parsed = parseFormula(text);
  if (!parsed.ok)
    check.addIssue({ code: 'custom', message: parsed.error.message, params: { position: parsed.error.position } });
});

export const decimal = (text: string): Decimal => new Decimal(text);

export function total(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));
}

/** The biggest of several points; 0 for none. */
export function greatest(points: readonly string[]): Decimal {
  return points.reduce((most, each) => Decimal.max(most, each), new Decimal(0));
}

/** Several outcomes together: their exact sum once all are known, every line, everything that is missing. */
export function addedUp(outcomes: readonly Outcome[]): Outcome {
  const points = outcomes.flatMap((outcome) => outcome.points ?? []);
  const vetoes = outcomes.flatMap((outcome) => outcome.vetoes ?? []);
  return {
    points: points.length === outcomes.length ? total(points) : null,
    steps: outcomes.flatMap(({ steps }) => steps),
    missing: [...new Set(outcomes.flatMap(({ missing }) => missing))],
    ...(vetoes.length && { vetoes }),
  };
}

/** Parts that share a key would share their answers. */
export function repeatedKeys(parts: readonly { key: string }[]): string[] {
  const keys = parts.map(({ key }) => key);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map(
    (key) => `代码“${key}”用了两次，请改用不同代码`,
  );
}
