import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { VetoRule } from '../definition.js';
import {
  decimal,
  decimalText,
  formulaText,
  keyText,
  labelText,
  plainKind,
  type Outcome,
  type RuleKind,
} from '../rule-kind.js';
import type { RuleScope } from '../rule-kind.js';
import { giving, lineOf, notKnown, pointsWords } from '../wording.js';

/** A yes makes the rule 0, or keeps it, its group or the total down to what is written (一票否决). */
export const veto: RuleKind<VetoRule> = {
  ...plainKind,
  schema: (rule) =>
    z.strictObject({
      kind: z.literal('veto'),
      key: keyText,
      label: labelText,
      rule,
      when: formulaText.optional(),
      over: z.enum(['group', 'total']).optional(),
      to: decimalText.optional(),
    }),
  most: ({ rule }, most) => most(rule),
  formulas: ({ when }) => (when === undefined ? [] : [when]),
  answers: ({ key, label, when }, path) =>
    when === undefined ? [{ kind: 'yes_no', role: 'veto', key: `${path}.${key}`, label }] : [],
  nested: ({ rule }, path, label) => [{ rule, path, label }],
  asked: ({ rule, key, when, over, to = '0' }, path, label, answer) => {
    const settled = when === undefined && !over && decimal(to).isZero() && answer(`${path}.${key}`) === true;
    return settled ? [] : [{ rule, path, label }];
  },
  evaluate: (rule, scope) => {
    const hit = isHit(rule, scope);
    if (typeof hit !== 'boolean') return withOpenVeto(hit, scope.score(rule.rule));
    return hit ? vetoed(rule, scope) : scope.score(rule.rule);
  },
};

function isHit({ key, label, when }: VetoRule, { context, path }: RuleScope): boolean | Outcome {
  if (when === undefined) return context.answer(`${path}.${key}`) === true;
  const value = context.value(when);
  return value.kind === 'known' ? !value.value.isZero() : notKnown(label, when, value, context);
}

/** Nobody can say yet whether the veto is hit: the rule's lines stay, its points are open. */
function withOpenVeto(open: Outcome, inner: Outcome): Outcome {
  return {
    points: null,
    steps: [...inner.steps, ...open.steps],
    missing: [...new Set([...inner.missing, ...open.missing])],
  };
}

function vetoed({ key, label, rule, when, over, to = '0' }: VetoRule, { context, path, score }: RuleScope): Outcome {
  const keys = when === undefined ? [`${path}.${key}`] : context.keysOf(when);
  const limit = decimal(to);
  const name = { text: `一票否决：${label}`, en: `Veto: ${label}` };
  if (over) {
    const inner = score(rule);
    const whole = over === 'group' ? { text: '本组得分', en: 'the group' } : { text: '总分', en: 'the total' };
    const most = pointsWords(limit);
    const words = {
      text: `${name.text}，${whole.text}最高 ${most.text}`,
      en: `${name.en}, ${whole.en} is at most ${most.en}`,
    };
    return {
      ...inner,
      steps: [...inner.steps, lineOf(words, keys, context)],
      vetoes: [...(inner.vetoes ?? []), { over, label, to }],
    };
  }
  if (limit.isZero()) return { points: limit, steps: [lineOf(giving(name, limit), keys, context)], missing: [] };
  const inner = score(rule);
  if (inner.points === null || inner.dropped) return inner;
  const points = Decimal.min(inner.points, limit);
  const [before, most] = [pointsWords(inner.points), pointsWords(limit)];
  const words = giving(
    {
      text: `${name.text}，否决前 ${before.text}，最高 ${most.text}`,
      en: `${name.en}, ${before.en} before, at most ${most.en}`,
    },
    points,
  );
  return { ...inner, points, steps: [...inner.steps, lineOf(words, keys, context)] };
}
