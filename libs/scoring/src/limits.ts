import { Decimal } from '@countersign/figures';
import type { ScoringContext } from './context.js';
import type { RubricVeto } from './definition.js';
import type { IndicatorScore, ScoreStep } from './score.js';
import { giving, lineOf, notKnown, pointsWords, type Words } from './wording.js';

/** Something that keeps a sum of points within bounds, with the words that say why. */
export interface Limit {
  words: Words;
  keys: readonly string[];
  apply(points: Decimal): Decimal;
}

export const atMost = (bound: Decimal, words: Words, keys: readonly string[] = []): Limit => ({
  words,
  keys,
  apply: (points) => Decimal.min(points, bound),
});
export const atLeast = (bound: Decimal, words: Words): Limit => ({
  words,
  keys: [],
  apply: (points) => Decimal.max(points, bound),
});

export interface Limited {
  points: Decimal;
  /** One line for each limit that changed the points, with before and after. */
  steps: ScoreStep[];
}

/** Applies limits in their order; those that change nothing leave no line. */
export function limited(points: Decimal, limits: readonly Limit[], context: ScoringContext): Limited {
  return limits.reduce<Limited>(
    (so, limit) => {
      const after = limit.apply(so.points);
      if (after.eq(so.points)) return so;
      const before = pointsWords(so.points);
      const words = giving(
        { text: `${limit.words.text}：${before.text}`, en: `${limit.words.en}: ${before.en}` },
        after,
      );
      return { points: after, steps: [...so.steps, lineOf(words, limit.keys, context)] };
    },
    { points, steps: [] },
  );
}

export interface Vetoes {
  limits: Limit[];
  /** Vetoes of which nobody can say yet whether they are hit. */
  open: ScoreStep[];
}

/** Vetoes over one group (`group` is its key), or over the total: those of the rubric and those that indicators report. */
export function vetoesOver(
  group: string | undefined,
  vetoes: readonly RubricVeto[],
  scores: readonly IndicatorScore[],
  context: ScoringContext,
): Vetoes {
  const reported = scores.flatMap((score) =>
    (score.vetoes ?? []).filter(({ over }) => (over === 'group' ? score.group === group : group === undefined)),
  );
  const limits = reported.map(({ label, to }) => vetoLimit(label, to, []));
  const open: ScoreStep[] = [];
  for (const { label, when, to } of vetoes.filter((veto) => veto.group === group)) {
    const value = context.value(when);
    if (value.kind !== 'known') open.push(...notKnown(label, when, value, context).steps);
    else if (!value.value.isZero()) limits.push(vetoLimit(label, to, context.keysOf(when)));
  }
  return { limits, open };
}

function vetoLimit(label: string, to: string, keys: readonly string[]): Limit {
  const most = pointsWords(new Decimal(to));
  return atMost(
    new Decimal(to),
    { text: `一票否决：${label}，最高 ${most.text}，否决前`, en: `Veto: ${label}, at most ${most.en}, before` },
    keys,
  );
}
