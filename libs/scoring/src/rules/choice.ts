import { z } from 'zod';
import type { ChoiceRule } from '../definition.js';
import { decimal, decimalText, greatest, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { inputsOf, pointsText, waiting } from '../wording.js';

/** The option that a person chose gives the points. */
export const choice: RuleKind<ChoiceRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('choice'),
      options: z.array(z.strictObject({ value: z.string().min(1), label: labelText, points: decimalText })).min(2),
    }),
  most: ({ options }) => greatest(options.map(({ points }) => points)),
  answers: ({ options }, path, label) => [{ kind: 'choice', key: path, label, options }],
  evaluate: ({ options }, { context, path, label }) => {
    const answer = context.answer(path);
    const chosen = options.find(({ value }) => value === answer);
    if (!chosen) return waiting(`${label}：尚未选择，暂不能计分`, [path], context);
    const points = decimal(chosen.points);
    const text = `${label}：${chosen.label} → ${pointsText(points)}`;
    return { points, steps: [{ text, inputs: inputsOf([path], context) }], missing: [] };
  },
};
