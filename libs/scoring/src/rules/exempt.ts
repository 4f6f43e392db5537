import { z } from 'zod';
import type { ExemptRule } from '../definition.js';
import { withoutFigure } from '../measured.js';
import { decimal, decimalText, formulaText, keyText, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { giving, lineOf, notKnown } from '../wording.js';

/** A yes takes the body out of the rule, which then counts as fully met, or hands its weight on. */
export const exempt: RuleKind<ExemptRule> = {
  ...plainKind,
  schema: (rule) =>
    z.strictObject({
      kind: z.literal('exempt'),
      key: keyText,
      label: labelText,
      points: decimalText,
      rule,
      when: formulaText.optional(),
      outcome: z.enum(['full', 'drop']).optional(),
    }),
  most: ({ points }) => decimal(points),
  formulas: ({ when }) => (when === undefined ? [] : [when]),
  answers: ({ key, label, when }, path) =>
    when === undefined ? [{ kind: 'yes_no', role: 'exempt', key: `${path}.${key}`, label }] : [],
  nested: ({ rule }, path, label) => [{ rule, path, label }],
  asked: ({ rule, key, when }, path, label, answer) =>
    when === undefined && answer(`${path}.${key}`) === true ? [] : [{ rule, path, label }],
  evaluate: ({ key, label, points: full, rule, when, outcome = 'full' }, scope) => {
    const { context, path } = scope;
    if (when !== undefined) {
      const value = context.value(when);
      if (value.kind !== 'known') return notKnown(label, when, value, context);
      if (value.value.isZero()) return scope.score(rule);
    } else if (context.answer(`${path}.${key}`) !== true) return scope.score(rule);
    const keys = when === undefined ? [`${path}.${key}`] : context.keysOf(when);
    if (outcome === 'drop') return withoutFigure('drop', { text: label, en: label }, full, keys, scope);
    const points = decimal(full);
    const words = giving(
      { text: `${label}：不适用本项评分，按满分计`, en: `${label}: does not apply, counts in full` },
      points,
    );
    return { points, steps: [lineOf(words, keys, context)], missing: [] };
  },
};
