import { Decimal } from './decimal.js';

/** A decimal holds its digits in limbs of seven, `d`, the first of which stands at the power `floor(e / 7)` of ten million. */
const limbDigits = 7;
const limbBase = 10 ** limbDigits;
/** Limbs before the point: enough for 10^41, more than a known value can be. */
const wholeLimbs = 6;
const precision = 40;

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
    let carry = carried(limbs);
    const negative = carry < 0;
    if (negative) {
      for (let index = 0; index < limbs.length; index += 1) limbs[index] = -limbs[index]!;
      carry = carried(limbs) - carry;
    }
    const digits = limbs.map((limb) => String(limb).padStart(limbDigits, '0')).join('');
    const whole = (carry ? String(carry) : '') + digits.slice(0, wholeLimbs * limbDigits);
    const sum = new Decimal(`${negative ? '-' : ''}${whole}.${digits.slice(wholeLimbs * limbDigits)}`);
    return sum.d?.length > Math.floor(precision / limbDigits) ? sum.toSignificantDigits(precision) : sum;
  }
}

/** Brings every limb between 0 and ten million; gives what goes over the first, negative when the whole is. */
function carried(limbs: number[]): number {
  let carry = 0;
  for (let index = limbs.length - 1; index >= 0; index -= 1) {
    const limb = limbs[index]! + carry;
    carry = Math.floor(limb / limbBase);
    limbs[index] = limb - carry * limbBase;
  }
  return carry;
}
