import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import { comparison, decisive, firstThatHolds, lastOpen, lastOpenMessage, neverReached, sign } from '../comparison.js';
import type { Tier, TieredRule } from '../definition.js';
import { concluded, emptySlots, measure, measuredLine, measuredShape } from '../measured.js';
import { decimal, decimalText, formulaText, plainKind, type RuleKind } from '../rule-kind.js';
import { boundText, pointsWords, type Words } from '../wording.js';

const full = new Decimal(1);
const tier = z
  .strictObject({ when: comparison.optional(), factor: decimalText.optional(), points: decimalText.optional() })
  .refine(({ factor, points }) => (factor === undefined) !== (points === undefined), {
    message: '每档写系数（factor）或固定得分（points）其中一个',
  });

/** Proportion with a factor of its own for each tier of the ratio. */
export const tiered: RuleKind<TieredRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('tiered'),
      ...measuredShape,
      ratio: formulaText,
      points: decimalText,
      tiers: z.array(tier).min(1).refine(lastOpen, { message: lastOpenMessage }),
    }),
  most,
  formulas: ({ ratio }) => [ratio],
  answers: (rule, path, label) => emptySlots([rule.empty], path, label, most(rule).toString()),
  problems: ({ tiers }) => neverReached(tiers),
  evaluate: (rule, scope) => {
    const { ratio: formula, label, points: whole, tiers } = rule;
    const found = measure(formula, '%', most(rule).toString(), rule, scope);
    if (!('value' in found)) return found;
    const bounds = tiers.flatMap(({ when }) => (when ? [decimal(when.bound)] : []));
    const line = measuredLine(label, formula, found, '%', [full, ...bounds], scope);
    const chosen = firstThatHolds(tiers, found.value);
    const reason = decisive(tiers, chosen);
    const compared = reason ? ` ${sign[reason.op]} ${boundText(decimal(reason.bound), '%')}` : '';
    const { points, remark } = inTier(tiers[chosen]!, found.value, decimal(whole));
    return concluded(line, { text: compared + remark.text, en: compared + remark.en }, points, rule.rounding);
  },
};

function most({ points, tiers }: TieredRule): Decimal {
  return Decimal.max(0, ...tiers.map((each) => each.points ?? decimal(points).times(each.factor ?? '1')));
}

function inTier({ points, factor = '1' }: Tier, ratio: Decimal, whole: Decimal): { points: Decimal; remark: Words } {
  if (points !== undefined) return { points: decimal(points), remark: { text: '', en: '' } };
  const counted = Decimal.max(0, Decimal.min(ratio, full));
  const given = pointsWords(whole);
  const capped = ratio.gt(full);
  return {
    points: counted.times(whole).times(factor),
    remark: {
      text: `${capped ? '，超过 100% 的按 100% 计，' : '，'}× ${given.text} × ${factor}`,
      en: `${capped ? ', over 100% counts as 100%, ' : ', '}× ${given.en} × ${factor}`,
    },
  };
}
