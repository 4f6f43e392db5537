import { z } from 'zod';
import type { SumRule } from '../definition.js';
import { keyText, labelText, plainKind, total, type RuleKind } from '../rule-kind.js';

/** The points of all parts together. */
export const sum: RuleKind<SumRule> = {
  ...plainKind,
  schema: (rule) =>
    z.strictObject({
      kind: z.literal('sum'),
      parts: z.array(z.strictObject({ key: keyText, label: labelText, rule })).min(1),
    }),
  most: ({ parts }, most) => total(parts.map(({ rule }) => most(rule))),
  nested: ({ parts }, path) => parts.map(({ key, label, rule }) => ({ rule, label, path: `${path}.${key}` })),
  evaluate: ({ parts }, { path, score }) => {
    const outcomes = parts.map(({ key, label, rule }) => score(rule, `${path}.${key}`, label));
    const points = outcomes.flatMap((outcome) => outcome.points ?? []);
    return {
      points: points.length === outcomes.length ? total(points) : null,
      steps: outcomes.flatMap(({ steps }) => steps),
      missing: [...new Set(outcomes.flatMap(({ missing }) => missing))],
    };
  },
};
