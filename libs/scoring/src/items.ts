import { z } from 'zod';
import type { ChecklistItem } from './definition.js';
import { formulaText, keyText, labelText, type Outcome, type RuleScope } from './rule-kind.js';
import { notKnown, waiting, type Words } from './wording.js';

/** An item that is met or not; its points are the list's matter. */
export type Item = Omit<ChecklistItem, 'points'>;

export const itemShape = {
  key: keyText,
  label: labelText,
  evidence: z.string().optional(),
  formula: formulaText.optional(),
};

export interface Verdict {
  met: boolean;
  words: Words;
  keys: readonly string[];
}

const met: Words = { text: '符合', en: 'met' };
const notMet: Words = { text: '不符合', en: 'not met' };
const unproven: Words = { text: '符合（未附佐证材料，不计分）', en: 'met, but without evidence it does not count' };

/** Whether an item is met: ticked by a person, with evidence where it asks for it, or computed; or what is missing. */
export function verdictOn(item: Item, name: Words, { context, path }: RuleScope): Verdict | Outcome {
  if (item.formula !== undefined) {
    const value = context.value(item.formula);
    if (value.kind !== 'known') return notKnown(name, item.formula, value, context);
    const holds = !value.value.isZero();
    return { met: holds, words: holds ? met : notMet, keys: context.keysOf(item.formula) };
  }
  const ticked = tickOf(context.answer(path), item.key);
  if (ticked === undefined)
    return waiting(
      { text: `${name.text}：尚未勾选是否符合，暂不能计分`, en: `${name.en}: not ticked yet, no score` },
      [path],
      context,
    );
  if (!ticked || item.evidence === undefined) return { met: ticked, words: ticked ? met : notMet, keys: [path] };
  const proven = hasRows(context.answer(item.evidence));
  return { met: proven, words: proven ? met : unproven, keys: [path, item.evidence] };
}

export function itemName({ label }: Item, index: number): Words {
  return { text: `（${index + 1}）${label}`, en: `(${index + 1}) ${label}` };
}

export function tickOf(answer: unknown, item: string): boolean | undefined {
  if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, item)) return undefined;
  const ticked: unknown = (answer as Record<string, unknown>)[item];
  return typeof ticked === 'boolean' ? ticked : undefined;
}

export const hasRows = (answer: unknown): boolean => Array.isArray(answer) && answer.length > 0;

export const evidenceOf = (items: readonly { evidence?: string }[]): string[] =>
  items.flatMap(({ evidence }) => evidence ?? []);
