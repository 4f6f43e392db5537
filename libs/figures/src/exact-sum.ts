import { Decimal } from './decimal.js';

/** A decimal holds its digits in limbs of seven, `d`, the first of which stands at the power `floor(e / 7)` of ten million. */
const limbDigits = 7;
const limbBase = 10 ** limbDigits;
/** Limbs before the point. A known value fills six at most; the seventh takes what many of them add up to. */
const wholeLimbs = 7;
const precision = 40;
/** So many limbs never hold more digits than the precision. */
const safeLimbs = Math.floor(precision / limbDigits);

/**
 * Adds amounts without rounding and rounds once, at the end: the result is the same in any order, also for ratios
 * that have as many digits as a decimal can have. Limbs are added as whole numbers, far below 2^53.
 */
export class ExactSum {
  private readonly limbs: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];

  add(value: Decimal, sign: 1 | -1 = 1): void {
    const { limbs } = this;
    const digits = value.d;
    const signed = value.s === sign ? 1 : -1;
    const first = wholeLimbs - 1 - Math.floor(value.e / limbDigits);
    while (limbs.length < first + digits.length) limbs.push(0);
    for (let index = 0; index < digits.length; index += 1) limbs[first + index]! += signed * digits[index]!;
  }

  /** Half up to 40 digits; not finite beyond 10^40. */
  result(): Decimal {
    const { limbs } = this;
    const negative = carryOver(limbs) < 0;
    if (negative) {
      for (let index = 0; index < limbs.length; index += 1) limbs[index] = -limbs[index]!;
      carryOver(limbs);
    }
    const first = limbs.findIndex((limb) => limb !== 0);
    if (first < 0) return new Decimal(0);
    const last = limbs.findLastIndex((limb) => limb !== 0);
    const sum = decimalOf(negative ? -1 : 1, wholeLimbs - 1 - first, limbs.slice(first, last + 1));
    return last - first < safeLimbs || !sum.isFinite() ? sum : sum.toSignificantDigits(precision);
  }
}

/** Brings every limb between 0 and ten million; gives -1 when the whole is negative, else 0. */
function carryOver(limbs: number[]): number {
  let carry = 0;
  for (let index = limbs.length - 1; index >= 0; index -= 1) {
    const limb = limbs[index]! + carry;
    carry = Math.floor(limb / limbBase);
    limbs[index] = limb - carry * limbBase;
  }
  return carry;
}

function decimalOf(s: 1 | -1, power: number, d: number[]): Decimal {
  const e = power * limbDigits + String(d[0]).length - 1;
  // decimal.js copies whatever bears its tag: three times as fast as to write the digits down and read them again
  return new Decimal({ toStringTag: '[object Decimal]', s, e, d } as unknown as Decimal);
}
