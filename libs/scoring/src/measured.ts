import { Decimal } from '@countersign/figures';
import { z } from 'zod';
import type { AnswerSlot } from './answer-slot.js';
import type { MeasuredRule, Rounding, WhenEmpty } from './definition.js';
import { readJudgement } from './judgement.js';
import { labelText, type Outcome, type RuleScope } from './rule-kind.js';
import type { ScoreStep } from './score.js';
import {
  decimalsBeside,
  giving,
  lineOf,
  notKnown,
  pointsWords,
  valueText,
  waiting,
  working,
  type Words,
} from './wording.js';

export const whenEmpty = z.enum(['full', 'zero', 'drop', 'judged']);
export const rounding = z.strictObject({
  places: z.int().min(0).max(2),
  mode: z.enum(['half_up', 'down', 'up']),
  when: z.enum(['points', 'ratio']),
});

/** What every rule that reads one figure has in a template. */
export const measuredShape = { label: labelText, empty: whenEmpty.optional(), rounding: rounding.optional() };

const modes = { half_up: Decimal.ROUND_HALF_UP, down: Decimal.ROUND_DOWN, up: Decimal.ROUND_UP } as const;
const judgedStep = '0.5';

/** The slot of a judgement that is needed only when there is nothing to measure. */
export function emptySlots(
  outcomes: readonly (WhenEmpty | undefined)[],
  path: string,
  label: string,
  points: string,
): AnswerSlot[] {
  if (!outcomes.includes('judged')) return [];
  return [{ kind: 'judged', key: path, label, points, step: judgedStep, optional: true }];
}

/** A value as the rule compares it (`value`), and as it is (`exact`). */
export interface Measure {
  value: Decimal;
  exact: Decimal;
}

/** Reads the rule's figure, rounded where the rule rounds the ratio; or what the rule comes to without one. */
export function measure(
  formula: string,
  unit: string,
  full: string,
  { label, empty, rounding: own }: MeasuredRule,
  scope: RuleScope,
): Measure | Outcome {
  const { context } = scope;
  const value = context.value(formula);
  if (value.kind === 'known') return measured(value.value, unit, own);
  const quotient = value.kind === 'problem' && value.code === 'division_by_zero' ? context.quotientOf(formula) : null;
  if (!quotient) return notKnown(label, formula, value, context);
  const { numerator, denominator } = quotient;
  const nothing = [numerator.value, denominator.value].every((side) => side.kind === 'known' && side.value.isZero());
  if (!nothing) return notKnown(label, formula, value, context);
  const keys = [...numerator.keys, ...denominator.keys];
  const why = { text: `${label}：分子、分母均为 0`, en: `${label}: both sides of the ratio are 0` };
  return empty ? withoutFigure(empty, why, full, keys, scope) : undecided(why, keys, scope);
}

/** Reads the figure of a rule that has one `value`, with the line that shows it beside the bounds it is held against. */
export function measureValue(
  rule: MeasuredRule & { value: string; unit: string },
  full: Decimal,
  bounds: readonly Decimal[],
  scope: RuleScope,
): (Measure & { line: ReturnType<typeof measuredLine> }) | Outcome {
  const { value: formula, label, unit } = rule;
  const found = measure(formula, unit, full.toString(), rule, scope);
  if (!('value' in found)) return found;
  return { ...found, line: measuredLine(label, formula, found, unit, bounds, scope) };
}

export function measured(exact: Decimal, unit: string, own: Rounding | undefined): Measure {
  if (own?.when !== 'ratio') return { value: exact, exact };
  return { value: exact.toDecimalPlaces(own.places + (unit === '%' ? 2 : 0), modes[own.mode]), exact };
}

function undecided(why: Words, keys: readonly string[], { context }: RuleScope): Outcome {
  return waiting(
    {
      text: `${why.text}，评分标准未说明如何计分，暂不能计分`,
      en: `${why.en}; the rubric does not say what that gives, no score`,
    },
    keys,
    context,
  );
}

/** What the rule says for the case that there is nothing to measure. `why` begins the line. */
export function withoutFigure(
  outcome: WhenEmpty,
  why: Words,
  full: string,
  keys: readonly string[],
  { context, path }: RuleScope,
): Outcome {
  const line = (words: Words, points: Decimal): Outcome => ({
    points,
    steps: [lineOf(giving({ text: why.text + words.text, en: why.en + words.en }, points), keys, context)],
    missing: [],
  });
  switch (outcome) {
    case 'full':
      return line({ text: '，按满分计', en: ', counts in full' }, new Decimal(full));
    case 'zero':
      return line({ text: '，不得分', en: ', gives nothing' }, new Decimal(0));
    case 'drop':
      return {
        points: new Decimal(0),
        steps: [
          lineOf({ text: `${why.text}，不适用，不计分`, en: `${why.en}: not applicable, not scored` }, keys, context),
        ],
        missing: [],
        dropped: true,
      };
    case 'judged':
      return judgedInstead(why, full, keys, { context, path });
  }
}

function judgedInstead(
  why: Words,
  full: string,
  keys: readonly string[],
  { context, path }: Pick<RuleScope, 'context' | 'path'>,
): Outcome {
  const judgement = readJudgement(context.answer(path), full, judgedStep);
  if (!judgement.ok || (judgement.points.lt(full) && !judgement.reason))
    return waiting(
      { text: `${why.text}，请评定得分并说明理由`, en: `${why.en}; to be judged, with a reason` },
      [path],
      context,
    );
  const words = giving({ text: `${why.text}，按评定计`, en: `${why.en}, as judged` }, judgement.points);
  return { points: judgement.points, steps: [lineOf(words, [path, ...keys], context)], missing: [] };
}

/** The line of a measured value, with as many decimals as tell it from the bounds, and its rounding where the rule has one. */
export function measuredLine(
  label: string,
  formula: string,
  { value, exact }: Measure,
  unit: string,
  bounds: readonly Decimal[],
  { context }: RuleScope,
): ScoreStep {
  if (value.eq(exact))
    return working(label, formula, valueText(value, unit, decimalsBeside(value, bounds, unit)), context);
  const line = working(
    label,
    formula,
    valueText(exact, unit, decimalsBeside(exact, [...bounds, value], unit)),
    context,
  );
  const counted = valueText(value, unit);
  return { ...line, text: `${line.text}，按 ${counted} 计`, en: `${line.en}, counted as ${counted}` };
}

/** Ends a rule: its line with a remark, its points with the rule's own rounding. */
export function concluded(line: ScoreStep, remark: Words, points: Decimal, own?: Rounding): Outcome {
  const kept = own?.when === 'points' ? points.toDecimalPlaces(own.places, modes[own.mode]) : points;
  const exact = pointsWords(points, 4);
  const rounded = kept.eq(points) ? { text: '', en: '' } : roundingWords(exact, own!);
  const words = giving({ text: line.text + remark.text + rounded.text, en: line.en + remark.en + rounded.en }, kept);
  return { points: kept, steps: [{ ...line, ...words }], missing: [] };
}

const modeWords: Record<Rounding['mode'], Words> = {
  half_up: { text: '四舍五入', en: 'half up' },
  down: { text: '舍去尾数', en: 'down' },
  up: { text: '进位', en: 'up' },
};

function roundingWords(exact: Words, { places, mode }: Rounding): Words {
  const { text, en } = modeWords[mode];
  return {
    text: `，得 ${exact.text}，保留 ${places} 位小数（${text}）`,
    en: `, gives ${exact.en}, rounded ${en} to ${places} decimals`,
  };
}
