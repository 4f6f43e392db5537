import { Decimal } from '@countersign/figures';
import type {
  GivenStage,
  IndicatorDefinition,
  IndicatorScore,
  ScoredBy,
  ScoreStage,
  StageLine,
  StagePoints,
} from '@countersign/scoring';

export const stageWords: Record<ScoreStage, string> = { self: '自评', verified: '复核', rescored: '复评' };
export const scoredByWords: Record<ScoredBy, string> = {
  computed: '自动计算',
  answered: '按填报计算',
  judged: '人工评定',
};

/** `+1` or `−0.5`, with a real minus; empty when nothing changes or the earlier points are not known. */
export function changeText(change: string | null): string {
  const amount = change === null ? new Decimal(0) : new Decimal(change);
  if (amount.isZero()) return '';
  return `${amount.isNegative() ? '−' : '+'}${amount.abs().toFixed()}`;
}

/** What an indicator weighs where that is not simply its full points: it does not apply, has more, comes on top, takes off. */
export function weightText(
  { points, role }: Pick<IndicatorDefinition, 'points' | 'role'>,
  score: Pick<IndicatorScore, 'of' | 'notApplicable'> | undefined,
): string {
  if (score?.notApplicable) return '不适用';
  if (role === 'bonus') return '加分项';
  if (role === 'deduction') return `扣分项，最多 −${points}`;
  return score && !new Decimal(score.of).eq(points) ? `原 ${points}` : '';
}

/** On which points a stage's own were given, where those have changed since: `基于原自评 8 分`; else empty. */
export function outdatedText({ outdated, points }: Pick<StageLine, 'outdated' | 'points'>, stage: GivenStage): string {
  const basis = outdated.find((each) => each.stage === stage)?.basis;
  if (!basis) return '';
  const from: string[] = [];
  if (differ(basis.self, points.self)) from.push(basedOn('自评', basis.self));
  if (stage === 'rescored' && verifiedAnew(basis, points)) from.push(basedOn('复核', basis.verified));
  return `基于${from.join('、')}`;
}

// verified points that only follow the self-score are not told twice
const verifiedAnew = (basis: Pick<StagePoints, 'self' | 'verified'>, now: StagePoints) =>
  differ(basis.verified, now.verified) && (differ(basis.verified, basis.self) || differ(now.verified, now.self));
const basedOn = (stage: string, points: string | null) =>
  points === null ? `${stage}未定时` : `原${stage} ${points} 分`;
const differ = (then: string | null, now: string | null) =>
  then === null || now === null ? then !== now : !new Decimal(then).eq(now);
