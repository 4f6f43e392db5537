import type { Decimal } from '@countersign/figures';
import { z } from 'zod';
import { decimal, signedDecimalText } from './rule-kind.js';

export type Operator = '<' | '<=' | '>' | '>=';
export interface Comparison {
  op: Operator;
  bound: string;
}

export const comparison = z.strictObject({ op: z.enum(['<', '<=', '>', '>=']), bound: signedDecimalText });

/** A list of which only the last has no comparison: the first that holds is taken, and one always does. */
export const lastOpen = (all: readonly { when?: Comparison | undefined }[]): boolean =>
  all.every(({ when }, index) => (when === undefined) === (index === all.length - 1));
export const lastOpenMessage = '只有最后一档不写界限，其余各档都要写';

export const holds: Record<Operator, (value: Decimal, bound: Decimal) => boolean> = {
  '<': (value, bound) => value.lt(bound),
  '<=': (value, bound) => value.lte(bound),
  '>': (value, bound) => value.gt(bound),
  '>=': (value, bound) => value.gte(bound),
};
export const sign: Record<Operator, string> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };
const opposite: Record<Operator, Operator> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** What people see of a list's order: entries that no value ever comes to, because earlier ones take them all. */
export function neverReached(all: readonly { when?: Comparison | undefined }[]): string[] {
  const bounds = all.flatMap(({ when }) => (when ? [decimal(when.bound)] : [])).sort((a, b) => a.cmp(b));
  const trials = bounds.flatMap((bound, index) => {
    const next = bounds[index + 1];
    return [bound, next ? bound.plus(next).div(2) : bound.plus(1)];
  });
  const lowest = bounds[0];
  const reached = new Set([...trials, ...(lowest ? [lowest.minus(1)] : [])].map((value) => firstThatHolds(all, value)));
  return all.flatMap((_, index) =>
    bounds.length && !reached.has(index) ? [`第 ${index + 1} 档用不到，数值都先归了前面的档，请检查各档的顺序`] : [],
  );
}

/** Index of the first whose comparison holds; the last always does. */
export function firstThatHolds(all: readonly { when?: Comparison | undefined }[], value: Decimal): number {
  return all.findIndex(({ when }) => !when || holds[when.op](value, decimal(when.bound)));
}

/** The comparison that decided: its own, or for the last one that the one before did not hold. */
export function decisive(all: readonly { when?: Comparison | undefined }[], chosen: number): Comparison | undefined {
  const own = all[chosen]?.when;
  if (own) return own;
  const before = all[chosen - 1]?.when;
  return before && { op: opposite[before.op], bound: before.bound };
}
