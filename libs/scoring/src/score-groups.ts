import { canonicalAmount, Decimal } from '@countersign/figures';
import type { ScoringContext } from './context.js';
import type { IndicatorGroup } from './definition.js';
import { atLeast, atMost, limited, vetoesOver, type Limit } from './limits.js';
import { total } from './rule-kind.js';
import type { Rubric } from './rubric-settings.js';
import type { GroupScore, IndicatorScore, ScoreStep } from './score.js';
import { pointsWords } from './wording.js';

/** Points of a group or of the whole, with the full points of what is known so far and of everything. */
export interface Holding {
  points: Decimal;
  known: Decimal;
  full: Decimal;
  complete: boolean;
}

/** Scores every group: the sum of its indicators and groups, within its caps and vetoes. In the rubric's order. */
export function scoreGroups(scores: readonly IndicatorScore[], rubric: Rubric, context: ScoringContext): GroupScore[] {
  const { groups, settings } = rubric;
  const done = new Map<string, GroupScore & { holding: Holding }>();
  const scoreOf = (group: IndicatorGroup, above: readonly string[]): Holding => {
    const ready = done.get(group.key);
    if (ready) return ready.holding;
    const inner = groups.filter(({ key, parent }) => parent === group.key && !above.includes(key) && key !== group.key);
    const own = scores.filter((score) => score.group === group.key);
    const sum = together([...own.map(holdingOf), ...inner.map((each) => scoreOf(each, [...above, group.key]))]);
    const vetoes = vetoesOver(group.key, settings?.vetoes ?? [], scores, context);
    const { points, steps } = limited(sum.points, [...capsOf(group, sum), ...vetoes.limits], context);
    const holding = { ...sum, points, complete: sum.complete && !vetoes.open.length };
    done.set(group.key, { ...groupScore(group, sum, holding, [...steps, ...vetoes.open]), holding });
    return holding;
  };
  for (const group of groups) scoreOf(group, []);
  return groups.map(({ key }) => {
    const { holding: _, ...score } = done.get(key)!;
    return score;
  });
}

/** A bonus has no part in the full points. */
export function holdingOf({ points, of, role }: IndicatorScore): Holding {
  const full = new Decimal(role === 'bonus' ? 0 : of);
  return points === null
    ? { points: new Decimal(0), known: new Decimal(0), full, complete: false }
    : { points: new Decimal(points), known: full, full, complete: true };
}

export function together(parts: readonly Holding[]): Holding {
  return {
    points: total(parts.map(({ points }) => points)),
    known: total(parts.map(({ known }) => known)),
    full: total(parts.map(({ full }) => full)),
    complete: parts.every(({ complete }) => complete),
  };
}

function capsOf({ max, lossCap }: IndicatorGroup, { known }: Holding): Limit[] {
  const caps: Limit[] = [];
  if (lossCap !== undefined) {
    const most = pointsWords(new Decimal(lossCap));
    const words = { text: `本组最多扣 ${most.text}，各项合计`, en: `The group loses at most ${most.en}, its sum` };
    caps.push(atLeast(known.minus(lossCap), words));
  }
  if (max !== undefined) {
    const most = pointsWords(new Decimal(max));
    caps.push(
      atMost(new Decimal(max), {
        text: `本组最高 ${most.text}，合计`,
        en: `The group gives at most ${most.en}, its sum`,
      }),
    );
  }
  return caps;
}

function groupScore(
  { key, label }: IndicatorGroup,
  sum: Holding,
  { points, complete }: Holding,
  steps: ScoreStep[],
): GroupScore {
  return {
    key,
    label,
    points: canonicalAmount(points),
    of: canonicalAmount(sum.full),
    complete,
    ...(!points.eq(sum.points) && { before: canonicalAmount(sum.points) }),
    steps,
  };
}
