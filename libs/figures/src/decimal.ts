import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Exact arithmetic for amounts and ratios. 40 significant digits keep every intermediate ratio far more
 * exact than the two decimals that are shown; rounding happens only where a rule or a display says so.
 */
export const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 40 });
export type Decimal = DecimalJs;
