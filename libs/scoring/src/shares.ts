import { Decimal, roundHalfUp } from '@countersign/figures';

const places = 2;

/**
 * Hands `whole` out in proportion to the weights, rounded half up to two decimals, so that the shares add up to it
 * exactly: the last takes the rest. Where that would make the last negative (more shares than hundredths), all
 * others are rounded down. Weights of 0 get 0.
 */
export function sharesOf(whole: Decimal, weights: readonly Decimal[]): Decimal[] {
  const weight = weights.reduce((sum, each) => sum.plus(each), new Decimal(0));
  if (weight.isZero()) return weights.map(() => new Decimal(0));
  const last = weights.findLastIndex((each) => !each.isZero());
  const share = (mode: typeof Decimal.ROUND_HALF_UP | typeof Decimal.ROUND_DOWN) =>
    withRest(
      weights.map((each) => whole.times(each).div(weight).toDecimalPlaces(places, mode)),
      whole,
      last,
    );
  const shares = share(Decimal.ROUND_HALF_UP);
  return shares[last]!.isNegative() ? share(Decimal.ROUND_DOWN) : shares;
}

function withRest(shares: readonly Decimal[], whole: Decimal, last: number): Decimal[] {
  const others = shares.reduce((sum, each, index) => (index === last ? sum : sum.plus(each)), new Decimal(0));
  return shares.map((each, index) => (index === last ? whole.minus(others) : each));
}

/**
 * Brings points to new full points: each in proportion and rounded, their sum the rounded sum of all. The last takes
 * the rest, as far as it stays within 0 and its full points, then the one before it.
 */
export function scaledPoints(points: readonly Decimal[], factor: Decimal, full: readonly Decimal[]): Decimal[] {
  const scaled = points.map((each, index) => Decimal.min(roundHalfUp(each.times(factor), places), full[index]!));
  const aim = roundHalfUp(points.reduce((sum, each) => sum.plus(each), new Decimal(0)).times(factor), places);
  let rest = scaled.reduce((left, each) => left.minus(each), aim);
  for (let index = scaled.length - 1; index >= 0 && !rest.isZero(); index -= 1) {
    const kept = Decimal.max(0, Decimal.min(full[index]!, scaled[index]!.plus(rest)));
    rest = rest.minus(kept.minus(scaled[index]!));
    scaled[index] = kept;
  }
  return scaled;
}
