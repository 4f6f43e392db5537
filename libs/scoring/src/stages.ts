import { canonicalAmount, Decimal } from '@countersign/figures';
import type { IndicatorScore, RubricScore } from './score.js';

/** The stages that people give after the self-score: the reviewer's (复核) and the bureau's (复评). */
export type GivenStage = 'verified' | 'rescored';
export type ScoreStage = 'self' | GivenStage;

/** The earlier stages' points at the moment when a person gave theirs; null: not yet known then, or not given. */
export interface PointsBasis {
  self: string | null;
  verified: string | null;
}

/** A person's own points of one indicator. */
export interface GivenPoints {
  points: string;
  reason: string;
  basis: PointsBasis;
}

/** One indicator with what each stage says; its points are the self-score. */
export interface StagedIndicator extends IndicatorScore {
  verified: GivenPoints | null;
  rescored: GivenPoints | null;
}

/** Groups and total of one stage's points, by the rubric's caps, vetoes and grades. */
export type AddUp = (scores: readonly IndicatorScore[]) => Pick<RubricScore, 'groups' | 'total' | 'known' | 'grade'>;

/** Points by stage; a stage without a number of its own has the earlier stage's. */
export type StagePoints = Record<ScoreStage, string | null>;

/** What a stage says otherwise than the stage before it. */
export interface StageDifference {
  stage: GivenStage;
  from: string | null;
  to: string;
  /** `to − from`; null while `from` is not known. */
  change: string | null;
  reason: string;
}

export interface StageLine {
  key: string;
  label: string;
  of: string;
  points: StagePoints;
  differences: StageDifference[];
  /** Stages whose points were given on earlier points that have changed since, with those points. */
  outdated: { stage: GivenStage; basis: PointsBasis }[];
}

export interface StageTotals {
  /** Of what is known. */
  points: Record<ScoreStage, string>;
  /** Whether every indicator is counted. */
  complete: Record<ScoreStage, boolean>;
  /** Indicators that have a number of the stage's own. */
  given: Record<GivenStage, number>;
  /** `verified − self` and `rescored − verified`, over the indicators that both know. */
  change: Record<GivenStage, string>;
}

export interface StageComparison {
  lines: StageLine[];
  groups: ({ key: string } & Omit<StageTotals, 'given'>)[];
  /** `grade`: null without grades, or while the total is not known. */
  total: StageTotals & { grade: Record<ScoreStage, string | null> };
}

const earlierOf: Readonly<Record<GivenStage, ScoreStage>> = { verified: 'self', rescored: 'verified' };
export const givenStages: readonly GivenStage[] = ['verified', 'rescored'];

/** Self-score, verified score and re-score side by side: by indicator, by group with its subgroups, and in total. */
export function compareStages(indicators: readonly StagedIndicator[], addUp: AddUp): StageComparison {
  const sums = stageSums(indicators, addUp);
  const own = (stage: GivenStage) => indicators.filter((indicator) => indicator[stage]).length;
  return {
    lines: indicators.map(lineOf),
    groups: sums.self.groups.map(({ key }) => {
      const sumOf = (sum: Sum) => sum.groups.find((group) => group.key === key)!;
      return {
        key,
        points: byStage((stage) => sumOf(sums[stage]).points),
        complete: byStage((stage) => sumOf(sums[stage]).complete),
        change: changes(sums, (sum) => sumOf(sum).points),
      };
    }),
    total: {
      points: byStage((stage) => sums[stage].known),
      complete: byStage((stage) => sums[stage].total !== null),
      given: { verified: own('verified'), rescored: own('rescored') },
      change: changes(sums, ({ known }) => known),
      grade: byStage((stage) => sums[stage].grade ?? null),
    },
  };
}

type Sum = ReturnType<AddUp>;
/** `shared`: the stage's sums over what the stage before knows too. */
type StageSums = Record<ScoreStage, Sum> & { shared: Record<GivenStage, Sum> };

function stageSums(indicators: readonly StagedIndicator[], addUp: AddUp): StageSums {
  const sum = (stage: ScoreStage, within?: ScoreStage) =>
    addUp(
      indicators.map(({ verified, rescored, ...score }) => {
        const points = pointsByStage({ points: score.points, verified, rescored });
        return { ...score, points: within && points[within] === null ? null : points[stage] };
      }),
    );
  const self = sum('self');
  const none = (stage: GivenStage) => indicators.every((indicator) => !indicator[stage]);
  const verified = none('verified') ? self : sum('verified');
  const rescored = none('rescored') ? verified : sum('rescored');
  return {
    self,
    verified,
    rescored,
    shared: {
      verified: none('verified') ? self : sum('verified', 'self'),
      rescored: none('rescored') ? verified : sum('rescored', 'verified'),
    },
  };
}

const changes = (sums: StageSums, points: (sum: Sum) => string): Record<GivenStage, string> => ({
  verified: less(points(sums.shared.verified), points(sums.self)),
  rescored: less(points(sums.shared.rescored), points(sums.verified)),
});

const byStage = <T>(of: (stage: ScoreStage) => T): Record<ScoreStage, T> => ({
  self: of('self'),
  verified: of('verified'),
  rescored: of('rescored'),
});

/** Points by stage, each stage's own or taken over from the earlier one. */
export function pointsByStage({ points: self, verified, rescored }: StageSource): StagePoints {
  const reviewed = verified?.points ?? self;
  return { self, verified: reviewed, rescored: rescored?.points ?? reviewed };
}
type StageSource = Pick<IndicatorScore, 'points'> & Record<GivenStage, Pick<GivenPoints, 'points'> | null>;

function lineOf(indicator: StagedIndicator): StageLine {
  const points = pointsByStage(indicator);
  const { key, label, of } = indicator;
  return {
    key,
    label,
    of,
    points,
    differences: givenStages.flatMap((stage) => differenceOf(stage, indicator, points[earlierOf[stage]])),
    outdated: givenStages.flatMap((stage) => {
      const basis = indicator[stage]?.basis;
      return basis && isOutdated(stage, basis, points) ? [{ stage, basis }] : [];
    }),
  };
}

function differenceOf(stage: GivenStage, indicator: StagedIndicator, from: string | null): StageDifference[] {
  const given = indicator[stage];
  if (!given || !differs(given.points, from)) return [];
  const change = from === null ? null : less(given.points, from);
  return [{ stage, from, to: given.points, change, reason: given.reason }];
}

/** A re-score rests on the self-score and on the verified score; both must still be what they were. */
function isOutdated(stage: GivenStage, basis: PointsBasis, now: StagePoints): boolean {
  if (changed(basis.self, now.self)) return true;
  return stage === 'rescored' && changed(basis.verified, now.verified);
}

const less = (a: string, b: string): string => canonicalAmount(new Decimal(a).minus(b));
const differs = (points: string, earlier: string | null): boolean =>
  earlier === null || !new Decimal(points).eq(earlier);
const changed = (then: string | null, now: string | null): boolean =>
  then === null ? now !== null : differs(then, now);
