import { z } from 'zod';
import type { ChecklistItem, ChecklistRule } from '../definition.js';
import {
  decimal,
  decimalText,
  formulaText,
  keyText,
  labelText,
  plainKind,
  total,
  type Outcome,
  type RuleKind,
} from '../rule-kind.js';
import type { RuleScope } from '../rule-kind.js';
import { inputsOf, notKnown, pointsText, waiting } from '../wording.js';

/** Points for each item that is met: ticked by a person (with evidence where the item asks for it) or computed. */
export const checklist: RuleKind<ChecklistRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('checklist'),
      items: z
        .array(
          z.strictObject({
            key: keyText,
            label: labelText,
            points: decimalText,
            evidence: z.string().optional(),
            formula: formulaText.optional(),
          }),
        )
        .min(1),
    }),
  most: ({ items }) => total(items.map(({ points }) => decimal(points))),
  formulas: ({ items }) => items.flatMap(({ formula }) => formula ?? []),
  answers: ({ items }, path, label) => {
    const asked = items.filter(({ formula }) => formula === undefined);
    return asked.length ? [{ kind: 'checklist', key: path, label, items: asked }] : [];
  },
  evaluate: ({ items }, scope) => {
    const outcomes = items.map((item, index) => scoreItem(item, `（${index + 1}）${item.label}`, scope));
    const points = outcomes.flatMap((outcome) => outcome.points ?? []);
    return {
      points: points.length === outcomes.length ? total(points) : null,
      steps: outcomes.flatMap(({ steps }) => steps),
      missing: [...new Set(outcomes.flatMap(({ missing }) => missing))],
    };
  },
};

function scoreItem(item: ChecklistItem, name: string, { context, path }: RuleScope): Outcome {
  if (item.formula !== undefined) {
    const value = context.value(item.formula);
    if (value.kind !== 'known') return notKnown(name, item.formula, value, context);
    return decided(item, name, !value.value.isZero(), '', context.keysOf(item.formula), context);
  }
  const ticked = tickOf(context.answer(path), item.key);
  if (ticked === undefined) return waiting(`${name}：尚未勾选是否符合，暂不能计分`, [path], context);
  if (!ticked || item.evidence === undefined) return decided(item, name, ticked, '', [path], context);
  const proven = hasRows(context.answer(item.evidence));
  return decided(item, name, proven, proven ? '' : '（未附佐证材料，不计分）', [path, item.evidence], context);
}

function decided(
  item: ChecklistItem,
  name: string,
  met: boolean,
  remark: string,
  keys: readonly string[],
  context: RuleScope['context'],
): Outcome {
  const points = decimal(met ? item.points : '0');
  const verdict = remark ? `符合${remark}` : met ? '符合' : '不符合';
  return {
    points,
    steps: [{ text: `${name}：${verdict} → ${pointsText(points)}`, inputs: inputsOf(keys, context) }],
    missing: [],
  };
}

function tickOf(answer: unknown, item: string): boolean | undefined {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, item)) return undefined;
  const ticked: unknown = (answer as Record<string, unknown>)[item];
  return typeof ticked === 'boolean' ? ticked : undefined;
}

const hasRows = (answer: unknown): boolean => Array.isArray(answer) && answer.length > 0;
