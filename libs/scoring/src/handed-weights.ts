import { canonicalAmount, Decimal } from '@countersign/figures';
import type { IndicatorGroup, RubricSettings } from './definition.js';
import { total } from './rule-kind.js';
import type { Rubric } from './rubric-settings.js';
import type { IndicatorScore, ScoreStep } from './score.js';
import { scaledPoints, sharesOf } from './shares.js';
import { giving, pointsWords } from './wording.js';

type Policy = NonNullable<RubricSettings['notApplicable']>;

/**
 * Hands the weight of indicators that do not apply to others, as the rubric says. All weights together stay what
 * they were, to the hundredth; so do the points in proportion.
 */
export function handedOver(
  scores: readonly IndicatorScore[],
  { groups, indicators, settings }: Rubric,
): IndicatorScore[] {
  const policy: Policy = settings?.notApplicable ?? 'siblings';
  const weights = new Map(indicators.map(({ key, points }) => [key, new Decimal(points)]));
  const weightOf = (score: IndicatorScore) => weights.get(score.key) ?? new Decimal(0);
  if (policy === 'full') return scores.map((score) => (isDropped(score) ? inFull(score, weightOf(score)) : score));
  const dropped = scores.filter(isDropped);
  if (!dropped.length) return [...scores];
  let current = [...scores];
  for (const { members, pool } of poolsOf(dropped, current, policy, groups, weightOf))
    current = raised(current, members, pool);
  return current;
}

const isDropped = ({ notApplicable, role }: IndicatorScore): boolean => notApplicable === true && role === undefined;
const takesWeight = ({ notApplicable, role, of }: IndicatorScore): boolean =>
  !notApplicable && role === undefined && !new Decimal(of).isZero();

function inFull({ notApplicable: _, ...score }: IndicatorScore, weight: Decimal): IndicatorScore {
  const points = canonicalAmount(weight);
  const words = giving({ text: '不适用的指标按满分计', en: 'What does not apply counts in full' }, weight);
  return { ...score, points, of: points, steps: [...score.steps, { ...words, inputs: [] }] };
}

interface Pool {
  /** Keys of the indicators that take it. */
  members: ReadonlySet<string>;
  pool: Decimal;
}

/** How much goes to whom: to the own group, or the nearest group above in which an indicator still applies, else to all. */
function poolsOf(
  dropped: readonly IndicatorScore[],
  scores: readonly IndicatorScore[],
  policy: Policy,
  groups: readonly IndicatorGroup[],
  weightOf: (score: IndicatorScore) => Decimal,
): Pool[] {
  const takers = scores.filter(takesWeight);
  const pools = new Map<string, Pool & { depth: number }>();
  for (const score of dropped) {
    const path = policy === 'all' ? [] : pathUp(score.group, groups);
    const at = path.findIndex((group) => takers.some((taker) => pathUp(taker.group, groups).includes(group)));
    const place = at < 0 ? '' : path[at]!;
    const members = takers.filter((taker) => at < 0 || pathUp(taker.group, groups).includes(place));
    const before = pools.get(place)?.pool ?? new Decimal(0);
    pools.set(place, {
      members: new Set(members.map(({ key }) => key)),
      pool: before.plus(weightOf(score)),
      depth: at < 0 ? 0 : path.length - at,
    });
  }
  // inner groups first, so that an outer one spreads over the weights that its groups have by then
  return [...pools.values()].sort((a, b) => b.depth - a.depth);
}

/** A group and those above it, the nearest first. */
export function pathUp(group: string, groups: readonly IndicatorGroup[]): string[] {
  const path: string[] = [];
  for (let at: string | undefined = group; at !== undefined && !path.includes(at);) {
    path.push(at);
    const here: string = at;
    at = groups.find(({ key }) => key === here)?.parent;
  }
  return path;
}

function raised(scores: readonly IndicatorScore[], members: ReadonlySet<string>, pool: Decimal): IndicatorScore[] {
  const takers = scores.filter(({ key }) => members.has(key));
  const before = total(takers.map(({ of }) => new Decimal(of)));
  if (before.isZero()) return [...scores];
  const whole = before.plus(pool);
  const weights = sharesOf(
    whole,
    takers.map(({ of }) => new Decimal(of)),
  );
  const known = takers.flatMap(({ points }, index) =>
    points === null ? [] : [{ index, points: new Decimal(points) }],
  );
  const points = scaledPoints(
    known.map((each) => each.points),
    whole.div(before),
    known.map(({ index }) => weights[index]!),
  );
  const pointsAt = new Map(known.map(({ index }, order) => [index, points[order]!]));
  const byKey = new Map(
    takers.map((taker, index) => [
      taker.key,
      withWeight(taker, weights[index]!, pointsAt.get(index), pool, before, whole),
    ]),
  );
  return scores.map((score) => byKey.get(score.key) ?? score);
}

function withWeight(
  score: IndicatorScore,
  weight: Decimal,
  points: Decimal | undefined,
  pool: Decimal,
  before: Decimal,
  whole: Decimal,
): IndicatorScore {
  const [handed, old, now] = [pool, new Decimal(score.of), weight].map((each) => pointsWords(each));
  const [from, to] = [before, whole].map((each) => canonicalAmount(each));
  const line = {
    text: `不适用指标的 ${handed!.text}由其余指标分担，本项分值 ${old!.text} × ${to} ÷ ${from} = ${now!.text}`,
    en: `${handed!.en} of what does not apply go to the other indicators, weight ${old!.en} × ${to} ÷ ${from} = ${now!.en}`,
  };
  const of = canonicalAmount(weight);
  if (score.points === null || !points) return { ...score, of, steps: [...score.steps, { ...line, inputs: [] }] };
  const got = pointsWords(new Decimal(score.points));
  const step: ScoreStep = {
    ...giving(
      {
        text: `${line.text}，得分 ${got.text} × ${to} ÷ ${from}`,
        en: `${line.en}, points ${got.en} × ${to} ÷ ${from}`,
      },
      points,
    ),
    inputs: [],
  };
  return { ...score, of, points: canonicalAmount(points), steps: [...score.steps, step] };
}
