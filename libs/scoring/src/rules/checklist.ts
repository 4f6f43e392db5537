import { z } from 'zod';
import type { ChecklistItem, ChecklistRule } from '../definition.js';
import { evidenceOf, itemName, itemShape, verdictOn } from '../items.js';
import {
  addedUp,
  decimal,
  decimalText,
  plainKind,
  total,
  type Outcome,
  type RuleKind,
  type RuleScope,
} from '../rule-kind.js';
import { giving, lineOf, type Words } from '../wording.js';

/** Points for each item that is met: ticked by a person (with evidence where the item asks for it) or computed. */
export const checklist: RuleKind<ChecklistRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('checklist'),
      items: z.array(z.strictObject({ ...itemShape, points: decimalText })).min(1),
    }),
  most: ({ items }) => total(items.map(({ points }) => decimal(points))),
  formulas: ({ items }) => items.flatMap(({ formula }) => formula ?? []),
  answers: ({ items }, path, label) => {
    const asked = items.filter(({ formula }) => formula === undefined);
    return asked.length ? [{ kind: 'checklist', key: path, label, items: asked }] : [];
  },
  reads: ({ items }) => ({ lists: evidenceOf(items) }),
  evaluate: ({ items }, scope) => addedUp(items.map((item, index) => scoreItem(item, itemName(item, index), scope))),
};

function scoreItem(item: ChecklistItem, name: Words, scope: RuleScope): Outcome {
  const verdict = verdictOn(item, name, scope);
  if (!('met' in verdict)) return verdict;
  const { met, words, keys } = verdict;
  const points = decimal(met ? item.points : '0');
  const line = giving({ text: `${name.text}：${words.text}`, en: `${name.en}: ${words.en}` }, points);
  return { points, steps: [lineOf(line, keys, scope.context)], missing: [] };
}
