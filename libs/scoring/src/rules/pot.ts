import { canonicalAmount, roundHalfUp, type Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { PotRule, RulePart } from '../definition.js';
import { tickOf } from '../items.js';
import {
  addedUp,
  decimal,
  decimalText,
  keyText,
  labelText,
  plainKind,
  repeatedKeys,
  type Outcome,
  type RuleKind,
  type RuleScope,
} from '../rule-kind.js';
import { sharesOf } from '../shares.js';
import { giving, lineOf, pointsWords, waiting } from '../wording.js';

/** Points that the chosen items share equally; the last takes the rest, so that the shares add up. */
export const pot: RuleKind<PotRule> = {
  ...plainKind,
  schema: (rule) =>
    z
      .strictObject({
        kind: z.literal('pot'),
        points: decimalText,
        label: labelText,
        atLeast: z.int().min(1).optional(),
        items: z.array(z.strictObject({ key: keyText, label: labelText, rule })).min(1),
      })
      .refine(({ atLeast = 1, items }) => atLeast <= items.length, {
        path: ['atLeast'],
        message: '至少选用的项数不能超过项目总数',
      }),
  most: ({ points }) => decimal(points),
  answers: ({ label, items }, path) => [
    {
      kind: 'checklist',
      key: path,
      label,
      chosen: true,
      items: items.map((each) => ({ key: each.key, label: each.label })),
    },
  ],
  nested: ({ items }, path) => items.map(({ key, label, rule }) => ({ rule, label, path: `${path}.${key}` })),
  asked: ({ items }, path, _, answer) =>
    items
      .filter(({ key }) => tickOf(answer(path), key))
      .map(({ key, label, rule }) => ({ rule, label, path: `${path}.${key}` })),
  problems: ({ items }, most) => [
    ...items.filter(({ rule }) => most(rule).isZero()).map(({ label }) => `“${label}”满分为 0，无法按比例折算`),
    ...repeatedKeys(items),
  ],
  evaluate: (rule, scope) => {
    const { context, path } = scope;
    const answer = context.answer(path);
    const chosen = rule.items.filter(({ key }) => tickOf(answer, key));
    const { atLeast = 1, label } = rule;
    if (chosen.length < atLeast)
      return waiting(
        {
          text: `${label}：至少选用 ${atLeast} 项，现有 ${chosen.length} 项，暂不能计分`,
          en: `${label}: at least ${atLeast} must be chosen, now ${chosen.length}; no score`,
        },
        [path],
        context,
      );
    return sharedOut(rule, chosen, scope);
  },
};

function sharedOut({ points, label }: PotRule, chosen: readonly RulePart[], scope: RuleScope): Outcome {
  const { context, path, score, most } = scope;
  const outcomes = chosen.map(({ key, label: name, rule }) => score(rule, `${path}.${key}`, name));
  const applied = chosen
    .map((part, index) => ({ part, outcome: outcomes[index]! }))
    .filter(({ outcome }) => !outcome.dropped);
  if (!applied.length) return { ...addedUp(outcomes), dropped: true };
  const shares = sharesOf(
    decimal(points),
    applied.map(() => decimal('1')),
  );
  const scaled = applied.map(({ part, outcome }, index) => scaledTo(shares[index]!, part, outcome, most(part.rule)));
  const shown = shares.map((share) => canonicalAmount(share)).join(' + ');
  const words = {
    text: `${label}：选用 ${applied.length} 项，分值 ${shown} = ${pointsWords(decimal(points)).text}`,
    en: `${label}: ${applied.length} chosen, shares ${shown} = ${pointsWords(decimal(points)).en}`,
  };
  const sum = addedUp(scaled);
  return { ...sum, steps: [lineOf(words, [path], context), ...sum.steps] };
}

/** An item's own points, brought to its share and rounded as they are shown. */
function scaledTo(share: Decimal, { label }: RulePart, outcome: Outcome, full: Decimal): Outcome {
  if (outcome.points === null) return outcome;
  const points = full.isZero() ? full : roundHalfUp(outcome.points.times(share).div(full), 2);
  const [got, of, part] = [outcome.points, full, share].map((each) => pointsWords(each));
  const words = giving(
    {
      text: `${label}：${got!.text} ÷ ${of!.text} × ${part!.text}`,
      en: `${label}: ${got!.en} ÷ ${of!.en} × ${part!.en}`,
    },
    points,
  );
  return { ...outcome, points, steps: [...outcome.steps, { ...words, inputs: [] }] };
}
