import { z } from 'zod';
import type { ExemptRule } from '../definition.js';
import { decimal, decimalText, keyText, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { inputsOf, pointsText } from '../wording.js';

/** A yes takes the body out of the rule, which then counts as fully met. */
export const exempt: RuleKind<ExemptRule> = {
  ...plainKind,
  schema: (rule) =>
    z.strictObject({ kind: z.literal('exempt'), key: keyText, label: labelText, points: decimalText, rule }),
  most: ({ points }) => decimal(points),
  answers: ({ key, label }, path) => [{ kind: 'yes_no', role: 'exempt', key: `${path}.${key}`, label }],
  nested: ({ rule }, path, label) => [{ rule, path, label }],
  evaluate: ({ key, label, points: full, rule }, { context, path, score }) => {
    const answerKey = `${path}.${key}`;
    if (context.answer(answerKey) !== true) return score(rule);
    const points = decimal(full);
    const text = `${label}：不适用本项评分，按满分计 → ${pointsText(points)}`;
    return { points, steps: [{ text, inputs: inputsOf([answerKey], context) }], missing: [] };
  },
};
