import { Decimal } from './decimal.js';

/**
 * What a formula gives. Unknown is not zero: it lists the keys of the inputs that are still missing.
 * A problem is an explained failure (such as a division by zero), never NaN and never an exception.
 */
export type Value =
  | { kind: 'known'; value: Decimal }
  | { kind: 'unknown'; missing: readonly string[] }
  | { kind: 'problem'; code: ProblemCode; at: string };

/** `at` of a problem names the figure whose formula failed. */
export type ProblemCode = 'division_by_zero' | 'out_of_range';
