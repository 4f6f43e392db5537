import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { ScoringContext } from '../context.js';
import type { QuarterlyRule } from '../definition.js';
import { decimal, decimalText, formulaText, plainKind, total, type Outcome, type RuleKind } from '../rule-kind.js';
import { giving, lineOf, notKnown, pointsWords, rateText, waiting, working, type Words } from '../wording.js';

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
    const most = pointsWords(decimal(rule.mean));
    const average = giving(
      {
        text: `平均完成率 =（${ratios}）÷ ${done.length} = ${rateText(mean)} × ${most.text}`,
        en: `Mean completion = (${ratios}) ÷ ${done.length} = ${rateText(mean)} × ${most.en}`,
      },
      meanPoints,
    );
    const keys = rule.progress.flatMap((formula) => context.keysOf(formula));
    return {
      points: total([...done.map(({ points }) => points), meanPoints]),
      steps: [...steps, lineOf(average, keys, context)],
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
  const name: Words = {
    text: `第${ordinals[index] ?? index + 1}季度支出进度`,
    en: `Spending by the end of quarter ${index + 1}`,
  };
  const required: Words = { text: `${name.text}应达进度`, en: `${name.en}, as expected` };
  const progress = context.value(formula);
  if (progress.kind !== 'known') return { failure: notKnown(name, formula, progress, context) };
  const expected = context.value(expectedFormula);
  if (expected.kind !== 'known') return { failure: notKnown(required, expectedFormula, expected, context) };
  if (!expected.value.gt(0)) {
    const words = {
      text: `${name.text}：应达进度须大于 0，无法计算，请核对`,
      en: `${name.en}: the expected progress must be above 0; please check`,
    };
    return { failure: waiting(words, context.keysOf(expectedFormula), context) };
  }
  const ratio = Decimal.max(0, Decimal.min(progress.value.div(expected.value), full));
  const points = ratio.times(rule.each);
  const line = working(name, formula, rateText(progress.value), context);
  const each = pointsWords(decimal(rule.each));
  const completion: Words = {
    text: `${line.text}，应达 ${rateText(expected.value)}，完成率 ${rateText(ratio)} × ${each.text}`,
    en: `${line.en}, expected ${rateText(expected.value)}, completion ${rateText(ratio)} × ${each.en}`,
  };
  return { ratio, points, step: { ...line, ...giving(completion, points) } };
}
