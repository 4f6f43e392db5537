import type { Decimal } from './decimal.js';

/**
 * What a formula gives. Unknown is not zero: it lists the keys of the inputs that are still missing.
 * A problem is an explained failure (such as a division by zero), never NaN and never an exception.
 */
export type Value = { kind: 'known'; value: Decimal } | { kind: 'unknown'; missing: readonly string[] } | Problem;

export interface Problem {
  kind: 'problem';
  code: ProblemCode;
  /** The figure whose formula failed; the formula itself when it is none of a figure. */
  at: string;
  /** Both sides of a division by zero, as formulas. */
  division?: { numerator: string; denominator: string };
}

export type ProblemCode = 'division_by_zero' | 'out_of_range';

export const known = (value: Decimal): Value => ({ kind: 'known', value });
export const unknown = (missing: readonly string[]): Value => ({ kind: 'unknown', missing });

/** Whether two values say the same: equal amounts, the same missing keys, the same problem at the same place. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'known') return b.kind === 'known' && a.value.eq(b.value);
  if (a.kind === 'unknown') return b.kind === 'unknown' && sameKeys(a.missing, b.missing);
  return (
    b.kind === 'problem' && a.code === b.code && a.at === b.at && a.division?.denominator === b.division?.denominator
  );
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((key, index) => key === b[index]));
}
