import { z } from 'zod';
import type { ChoiceRule } from '../definition.js';
import { evidenceOf, hasRows } from '../items.js';
import { decimal, decimalText, greatest, labelText, plainKind, type RuleKind } from '../rule-kind.js';
import { giving, lineOf, waiting } from '../wording.js';

/** The option that a person chose gives the points; without the evidence that it asks for it gives 0. */
export const choice: RuleKind<ChoiceRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('choice'),
      options: z
        .array(
          z.strictObject({
            value: z.string().min(1),
            label: labelText,
            points: decimalText,
            evidence: z.string().optional(),
          }),
        )
        .min(2),
    }),
  most: ({ options }) => greatest(options.map(({ points }) => points)),
  answers: ({ options }, path, label) => [{ kind: 'choice', key: path, label, options }],
  reads: ({ options }) => ({ lists: evidenceOf(options) }),
  evaluate: ({ options }, { context, path, label }) => {
    const answer = context.answer(path);
    const chosen = options.find(({ value }) => value === answer);
    if (!chosen)
      return waiting(
        { text: `${label}：尚未选择，暂不能计分`, en: `${label}: not chosen yet, no score` },
        [path],
        context,
      );
    const { evidence } = chosen;
    const proven = evidence === undefined || hasRows(context.answer(evidence));
    const points = decimal(proven ? chosen.points : '0');
    const words = {
      text: `${label}：${chosen.label}${proven ? '' : '（未附佐证材料，不计分）'}`,
      en: `${label}: ${chosen.label}${proven ? '' : ', but without evidence it does not count'}`,
    };
    const keys = evidence === undefined ? [path] : [path, evidence];
    return { points, steps: [lineOf(giving(words, points), keys, context)], missing: [] };
  },
};
