import { canonicalAmount, Decimal } from '@countersign/figures';
import type { IndicatorGroup } from './definition.js';

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

/** One indicator with what each stage says; `self` is null while the engine does not know it. */
export interface StagedIndicator {
  key: string;
  label: string;
  group: string;
  of: string;
  self: string | null;
  verified: GivenPoints | null;
  rescored: GivenPoints | null;
}

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
  /** Sum of what is known. */
  points: Record<ScoreStage, string>;
  /** Whether the sum counts every indicator. */
  complete: Record<ScoreStage, boolean>;
  /** Indicators that have a number of the stage's own. */
  given: Record<GivenStage, number>;
  /** `verified − self` and `rescored − verified`, over the indicators that both know. */
  change: Record<GivenStage, string>;
}

export interface StageComparison {
  lines: StageLine[];
  groups: ({ key: string } & StageTotals)[];
  total: StageTotals;
}

const earlierOf: Readonly<Record<GivenStage, ScoreStage>> = { verified: 'self', rescored: 'verified' };
export const givenStages: readonly GivenStage[] = ['verified', 'rescored'];

/** Self-score, verified score and re-score side by side: by indicator, by group with its subgroups, and in total. */
export function compareStages(
  indicators: readonly StagedIndicator[],
  groups: readonly IndicatorGroup[],
): StageComparison {
  const within = (group: string): string[] => [
    group,
    ...groups.filter(({ parent }) => parent === group).flatMap(({ key }) => within(key)),
  ];
  return {
    lines: indicators.map(lineOf),
    groups: groups.map(({ key }) => {
      const members = new Set(within(key));
      return { key, ...totalsOf(indicators.filter(({ group }) => members.has(group))) };
    }),
    total: totalsOf(indicators),
  };
}

/** Points by stage, each stage's own or taken over from the earlier one. */
export function pointsByStage({ self, verified, rescored }: StageSource): StagePoints {
  const reviewed = verified?.points ?? self;
  return { self, verified: reviewed, rescored: rescored?.points ?? reviewed };
}
type StageSource = Pick<StagedIndicator, 'self'> & Record<GivenStage, Pick<GivenPoints, 'points'> | null>;

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

function totalsOf(indicators: readonly StagedIndicator[]): StageTotals {
  const lines = indicators.map(pointsByStage);
  const byStage = <T>(of: (stage: ScoreStage) => T) => ({
    self: of('self'),
    verified: of('verified'),
    rescored: of('rescored'),
  });
  const changeOf = (stage: GivenStage) => {
    const both = lines.filter((points) => points[earlierOf[stage]] !== null);
    return less(sum(both.map((points) => points[stage])), sum(both.map((points) => points[earlierOf[stage]])));
  };
  return {
    points: byStage((stage) => sum(lines.map((points) => points[stage]))),
    complete: byStage((stage) => lines.every((points) => points[stage] !== null)),
    given: {
      verified: indicators.filter(({ verified }) => verified).length,
      rescored: indicators.filter(({ rescored }) => rescored).length,
    },
    change: { verified: changeOf('verified'), rescored: changeOf('rescored') },
  };
}

const sum = (points: readonly (string | null)[]): string =>
  canonicalAmount(points.reduce((total, each) => total.plus(each ?? 0), new Decimal(0)));
const less = (a: string, b: string): string => canonicalAmount(new Decimal(a).minus(b));
const differs = (points: string, earlier: string | null): boolean =>
  earlier === null || !new Decimal(points).eq(earlier);
const changed = (then: string | null, now: string | null): boolean =>
  then === null ? now !== null : differs(then, now);
