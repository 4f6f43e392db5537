/** How well a demo department works; everything that varies leans on it. */
export type Quality = 'strong' | 'fair' | 'weak';

/** Choices that depend on the seed alone: the same department is the same on every machine. */
export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True in so many of a hundred cases. */
  percent(likely: number): boolean;
  /** What the department's quality makes of three alternatives. */
  by<T>(alternatives: Record<Quality, T>): T;
}

/** Half of the departments are fair, a third strong, the rest weak. */
export function chanceOf(seed: number): Chance {
  const next = generator(seed);
  const draw = next(100);
  const quality: Quality = draw < 33 ? 'strong' : draw < 82 ? 'fair' : 'weak';
  return {
    between: (from, to) => from + next(to - from + 1),
    percent: (likely) => next(100) < likely,
    by: (alternatives) => alternatives[quality],
  };
}

/** A linear congruential generator whose state begins well mixed, so that neighbouring seeds do not resemble each other. */
function generator(seed: number): (below: number) => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  state = (state ^ (state >>> 16)) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}
