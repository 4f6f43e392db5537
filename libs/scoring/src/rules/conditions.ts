import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { ConditionsRule } from '../definition.js';
import { evidenceOf, itemName, itemShape, verdictOn, type Verdict } from '../items.js';
import { decimal, decimalText, plainKind, type Outcome, type RuleKind } from '../rule-kind.js';
import { giving, lineOf, pointsWords } from '../wording.js';

/** Full points, less a fixed deduction for each condition that is not met; never below 0. */
export const conditions: RuleKind<ConditionsRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('conditions'),
      points: decimalText,
      each: decimalText,
      items: z.array(z.strictObject(itemShape)).min(1),
    }),
  most: ({ points }) => decimal(points),
  formulas: ({ items }) => items.flatMap(({ formula }) => formula ?? []),
  answers: ({ items }, path, label) => {
    const asked = items.filter(({ formula }) => formula === undefined);
    return asked.length ? [{ kind: 'checklist', key: path, label, items: asked }] : [];
  },
  reads: ({ items }) => ({ lists: evidenceOf(items) }),
  evaluate: ({ points: full, each, items }, scope) => {
    const { context } = scope;
    const verdicts = items.map((item, index) => verdictOn(item, itemName(item, index), scope));
    const open = verdicts.filter((each): each is Outcome => !('met' in each));
    const steps = verdicts.flatMap((verdict, index) => {
      if (!('met' in verdict)) return verdict.steps;
      const name = itemName(items[index]!, index);
      const words = { text: `${name.text}：${verdict.words.text}`, en: `${name.en}: ${verdict.words.en}` };
      return [lineOf(words, verdict.keys, context)];
    });
    if (open.length) return { points: null, steps, missing: [...new Set(open.flatMap(({ missing }) => missing))] };
    const failed = verdicts.filter((verdict): verdict is Verdict => 'met' in verdict && !verdict.met).length;
    const deduction = decimal(each).times(failed);
    const points = Decimal.max(0, decimal(full).minus(deduction));
    const [before, taken, cost] = [decimal(full), deduction, decimal(each)].map((amount) => pointsWords(amount));
    const spent = deduction.gt(full);
    const words = giving(
      {
        text: `${items.length} 项条件中 ${failed} 项不符合，每项扣 ${cost!.text}：${before!.text} − ${taken!.text}${spent ? '，扣完为止' : ''}`,
        en: `${failed} of ${items.length} conditions not met, each costs ${cost!.en}: ${before!.en} − ${taken!.en}${spent ? ', down to 0' : ''}`,
      },
      points,
    );
    return { points, steps: [...steps, lineOf(words, [], context)], missing: [] };
  },
};
