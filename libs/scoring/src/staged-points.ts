import { canonicalAmount, Decimal } from '@countersign/figures';
import type { IndicatorDefinition, JudgedRule, Rule } from './definition.js';
import { answerKeysOf } from './rubric.js';
import type { GivenStage, StagePoints } from './stages.js';

/** Where self-score points come from: figures alone, ticks and choices too, or a person's judgement. */
export type ScoredBy = 'computed' | 'answered' | 'judged';

export function scoredBy(indicator: IndicatorDefinition): ScoredBy {
  const slots = answerKeysOf(indicator).filter((slot) => !(slot.kind === 'judged' && slot.optional));
  if (slots.some(({ kind }) => kind === 'judged')) return 'judged';
  return slots.some(({ kind }) => kind !== 'yes_no') ? 'answered' : 'computed';
}

/** The step of an indicator that one judgement alone scores; null: any points of two decimals. */
export function stepOf({ rule }: IndicatorDefinition): string | null {
  return judgedAlone(rule)?.step ?? null;
}

function judgedAlone(rule: Rule): JudgedRule | null {
  if (rule.kind === 'veto' || rule.kind === 'exempt') return judgedAlone(rule.rule);
  return rule.kind === 'judged' ? rule : null;
}

export interface StagedPointsProblem {
  code: 'points_out_of_range' | 'too_many_decimals' | 'off_step' | 'reason_missing';
  field: 'points' | 'reason';
  zh: string;
  en: string;
}

/** What points of a stage must keep to: within the indicator's, in its step, and what the stages before say. */
export interface StagedPointsLimits {
  least: string;
  most: string;
  step: string | null;
  points: StagePoints;
}

/** `of`: the full points as they are now, with those handed over from indicators that do not apply. */
export function stagedPointsLimits(
  indicator: IndicatorDefinition,
  of: string,
  points: StagePoints,
): StagedPointsLimits {
  const deduction = indicator.role === 'deduction';
  return {
    least: deduction ? canonicalAmount(new Decimal(indicator.points).negated()) : '0',
    most: deduction ? '0' : of,
    step: stepOf(indicator),
    points,
  };
}

const decimalsAllowed = 2;

/** Why a person's own points cannot stand; all reasons. A reason for the points is owed where they differ from the stage before. */
export function checkStagedPoints(
  stage: GivenStage,
  { points, reason }: { points: string; reason: string },
  { least, most, step, points: before }: StagedPointsLimits,
): StagedPointsProblem[] {
  const given = new Decimal(points);
  const name =
    stage === 'verified' ? { zh: '复核得分', en: 'Verified points' } : { zh: '复评得分', en: 'Re-score points' };
  const problems: StagedPointsProblem[] = [];
  if (given.lt(least) || given.gt(most))
    problems.push({
      code: 'points_out_of_range',
      field: 'points',
      zh: `${name.zh}应在 ${least} 至 ${most} 分之间，请改填。`,
      en: `${name.en} must be from ${least} to ${most}.`,
    });
  if (given.decimalPlaces() > decimalsAllowed)
    problems.push({
      code: 'too_many_decimals',
      field: 'points',
      zh: `${name.zh}最多保留 2 位小数，请改填。`,
      en: `${name.en} have two decimals at most.`,
    });
  // full points are always allowed, as for the judgement itself
  else if (step !== null && !given.eq(most) && !given.mod(step).isZero())
    problems.push({
      code: 'off_step',
      field: 'points',
      zh: `${name.zh}应为 ${step} 分的整数倍，请改填。`,
      en: `${name.en} must be a multiple of ${step}.`,
    });
  const earlier = stage === 'verified' ? before.self : before.verified;
  if (!reason.trim() && (earlier === null || !given.eq(earlier)))
    problems.push({ code: 'reason_missing', field: 'reason', ...reasonOwed(stage, earlier) });
  return problems;
}

function reasonOwed(stage: GivenStage, earlier: string | null): { zh: string; en: string } {
  if (earlier === null)
    return {
      zh: '自评得分尚未得出，请在“依据”中写明给分理由。',
      en: 'The self-score is not known yet: please give a reason.',
    };
  const [zh, en] = stage === 'verified' ? ['自评', 'self-score'] : ['上一环节', 'earlier stage'];
  return {
    zh: `与${zh}的 ${earlier} 分不同，请在“依据”中写明理由。`,
    en: `The points differ from the ${earlier} of the ${en}: please give a reason.`,
  };
}
