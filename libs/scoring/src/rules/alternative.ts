import { z } from 'zod';
import type { AlternativeRule } from '../definition.js';
import { decimal, decimalText, keyText, labelText, plainKind, repeatedKeys, type RuleKind } from '../rule-kind.js';
import { lineOf, waiting } from '../wording.js';

/** Exactly one of several indicators counts: the chosen one, whatever else is filled in. */
export const alternative: RuleKind<AlternativeRule> = {
  ...plainKind,
  schema: (rule) =>
    z.strictObject({
      kind: z.literal('alternative'),
      points: decimalText,
      label: labelText,
      options: z.array(z.strictObject({ key: keyText, label: labelText, rule })).min(2),
    }),
  most: ({ points }) => decimal(points),
  answers: ({ points, label, options }, path) => [
    {
      kind: 'choice',
      key: path,
      label,
      options: options.map((each) => ({ value: each.key, label: each.label, points })),
    },
  ],
  nested: ({ options }, path) => options.map(({ key, label, rule }) => ({ rule, label, path: `${path}.${key}` })),
  asked: ({ options }, path, _, answer) =>
    options
      .filter(({ key }) => key === answer(path))
      .map(({ key, label, rule }) => ({ rule, label, path: `${path}.${key}` })),
  problems: ({ points, options }, most) => [
    ...options
      .filter(({ rule }) => !most(rule).eq(points))
      .map(({ label, rule }) => `选项“${label}”最多 ${most(rule).toString()} 分，各选项都应为 ${points} 分`),
    ...repeatedKeys(options),
  ],
  evaluate: ({ options, label }, { context, path, score }) => {
    const chosen = options.find(({ key }) => key === context.answer(path));
    if (!chosen)
      return waiting(
        {
          text: `${label}：尚未选择按哪一项计分，暂不能计分`,
          en: `${label}: not chosen yet which one counts, no score`,
        },
        [path],
        context,
      );
    const outcome = score(chosen.rule, `${path}.${chosen.key}`, chosen.label);
    const words = {
      text: `${label}：按“${chosen.label}”计分，其余不计`,
      en: `${label}: “${chosen.label}” counts, the others do not`,
    };
    return { ...outcome, steps: [lineOf(words, [path], context), ...outcome.steps] };
  },
};
