import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { ScoringContext } from '../context.js';
import type { QuarterlyRule } from '../definition.js';
import { decimal, decimalText, formulaText, plainKind, total, type Outcome, type RuleKind } from '../rule-kind.js';
import { inputsOf, notKnown, pointsText, rateText, waiting, working } from '../wording.js';

const ordinals = ['一', '二', '三', '四'];
const full = new Decimal(1);

/** Spending progress by quarter: each quarter's completion (at most 1) × points, plus their mean × points. */
export const quarterly: RuleKind<QuarterlyRule> = {
  ...plainKind,
  schema: () =>
    z.strictObject({
      kind: z.literal('quarterly'),
      progress: z.array(formulaText).length(4),
      expected: z.array(formulaText).length(4),
      each: decimalText,
      mean: decimalText,
    }),
  most: ({ progress, each, mean }) => decimal(each).times(progress.length).plus(mean),
  formulas: ({ progress, expected }) => [...progress, ...expected],
  evaluate: (rule, { context }) => {
    const quarters = rule.progress.map((_, index) => completionOf(rule, index, context));
    const failed = quarters.filter((quarter): quarter is { failure: Outcome } => 'failure' in quarter);
    const done = quarters.filter((quarter): quarter is Completion => 'ratio' in quarter);
    const steps = quarters.flatMap((quarter) => ('failure' in quarter ? quarter.failure.steps : [quarter.step]));
    if (failed.length)
      return { points: null, steps, missing: [...new Set(failed.flatMap(({ failure }) => failure.missing))] };
    const mean = total(done.map(({ ratio }) => ratio)).div(done.length);
    const meanPoints = mean.times(rule.mean);
    const ratios = done.map(({ ratio }) => rateText(ratio)).join(' + ');
    const text = `平均完成率 =（${ratios}）÷ ${done.length} = ${rateText(mean)} × ${pointsText(decimal(rule.mean))} → ${pointsText(meanPoints)}`;
    const inputs = inputsOf(
      rule.progress.flatMap((formula) => context.keysOf(formula)),
      context,
    );
    return {
      points: total([...done.map(({ points }) => points), meanPoints]),
      steps: [...steps, { text, inputs }],
      missing: [],
    };
  },
};

interface Completion {
  ratio: Decimal;
  points: Decimal;
  step: Outcome['steps'][number];
}

function completionOf(rule: QuarterlyRule, index: number, context: ScoringContext): Completion | { failure: Outcome } {
  const formula = rule.progress[index] ?? '0';
  const expectedFormula = rule.expected[index] ?? '1';
  const name = `第${ordinals[index] ?? index + 1}季度支出进度`;
  const progress = context.value(formula);
  if (progress.kind !== 'known') return { failure: notKnown(name, formula, progress, context) };
  const expected = context.value(expectedFormula);
  if (expected.kind !== 'known') return { failure: notKnown(`${name}应达进度`, expectedFormula, expected, context) };
  if (!expected.value.gt(0))
    return {
      failure: waiting(`${name}：应达进度须大于 0，无法计算，请核对`, context.keysOf(expectedFormula), context),
    };
  const ratio = Decimal.max(0, Decimal.min(progress.value.div(expected.value), full));
  const points = ratio.times(rule.each);
  const { text, inputs } = working(name, formula, rateText(progress.value), context);
  const completion = `应达 ${rateText(expected.value)}，完成率 ${rateText(ratio)} × ${pointsText(decimal(rule.each))}`;
  return { ratio, points, step: { text: `${text}，${completion} → ${pointsText(points)}`, inputs } };
}
