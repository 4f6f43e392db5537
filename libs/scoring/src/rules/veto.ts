import { z } from 'zod';
import type { VetoRule } from '../definition.js';
import { decimal, keyText, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { inputsOf, pointsText } from '../wording.js';

/** A yes makes the whole rule 0 (一票否决). */
export const veto: RuleKind<VetoRule> = {
  ...plainKind,
  schema: (rule) => z.strictObject({ kind: z.literal('veto'), key: keyText, label: labelText, rule }),
  most: ({ rule }, most) => most(rule),
  answers: ({ key, label }, path) => [{ kind: 'yes_no', role: 'veto', key: `${path}.${key}`, label }],
  nested: ({ rule }, path, label) => [{ rule, path, label }],
  evaluate: ({ key, label, rule }, { context, path, score }) => {
    const answerKey = `${path}.${key}`;
    if (context.answer(answerKey) !== true) return score(rule);
    const points = decimal('0');
    const text = `一票否决：${label} → ${pointsText(points)}`;
    return { points, steps: [{ text, inputs: inputsOf([answerKey], context) }], missing: [] };
  },
};
