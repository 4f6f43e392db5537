import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Exact arithmetic for amounts and ratios. 40 significant digits keep every intermediate ratio far more
 * exact than the two decimals that are shown; rounding happens only where a rule or a display says so.
 * Text is always plain (`0.0000001`, never `1e-7`). Above 10^40 a value is not finite, which formulas report
 * as `out_of_range`; below 10^-80 it is zero.
 */
export const Decimal = DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  minE: -80,
  maxE: 40,
});
export type Decimal = DecimalJs;
