import { Decimal } from '@countersign/figures';
import type { IndicatorDefinition } from './definition.js';
import { answerKeysOf, formulasOf } from './rubric.js';
import type { GivenStage, StagePoints } from './stages.js';

/** Where self-score points come from: figures alone, ticks and choices too, or a person's judgement. */
export type ScoredBy = 'computed' | 'answered' | 'judged';

export function scoredBy(indicator: IndicatorDefinition): ScoredBy {
  const kinds = answerKeysOf(indicator).map(({ kind }) => kind);
  if (kinds.includes('judged')) return 'judged';
  return kinds.some((kind) => kind !== 'yes_no') ? 'answered' : 'computed';
}

/** The step of an indicator that one judgement alone scores; null: any points of two decimals. */
export function stepOf(indicator: IndicatorDefinition): string | null {
  const slots = answerKeysOf(indicator).filter(({ kind }) => kind !== 'yes_no');
  const [only, ...others] = slots;
  if (only?.kind !== 'judged' || others.length || formulasOf(indicator).length) return null;
  return only.step;
}

export interface StagedPointsProblem {
  code: 'points_out_of_range' | 'too_many_decimals' | 'off_step' | 'reason_missing';
  field: 'points' | 'reason';
  zh: string;
  en: string;
}

/** What points of a stage must keep to: the indicator's full points, its step, and what the stages before say. */
export interface StagedPointsLimits {
  of: string;
  step: string | null;
  points: StagePoints;
}

const decimalsAllowed = 2;

/** Why a person's own points cannot stand; all reasons. A reason for the points is owed where they differ from the stage before. */
export function checkStagedPoints(
  stage: GivenStage,
  { points, reason }: { points: string; reason: string },
  { of, step, points: before }: StagedPointsLimits,
): StagedPointsProblem[] {
  const given = new Decimal(points);
  const name =
    stage === 'verified' ? { zh: '复核得分', en: 'Verified points' } : { zh: '复评得分', en: 'Re-score points' };
  const problems: StagedPointsProblem[] = [];
  if (given.lt(0) || given.gt(of))
    problems.push({
      code: 'points_out_of_range',
      field: 'points',
      zh: `${name.zh}应在 0 至 ${of} 分之间，请改填。`,
      en: `${name.en} must be from 0 to ${of}.`,
    });
  if (given.decimalPlaces() > decimalsAllowed)
    problems.push({
      code: 'too_many_decimals',
      field: 'points',
      zh: `${name.zh}最多保留 2 位小数，请改填。`,
      en: `${name.en} have two decimals at most.`,
    });
  // full points are always allowed, as for the judgement itself
  else if (step !== null && !given.eq(of) && !given.mod(step).isZero())
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
