import { canonicalAmount, Decimal, formatWithUnit } from '@countersign/figures';
import { finding, placeOf } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { ProseCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { conversion } from '../units.js';
import type { ChangeClaim } from './claim.js';
import type { ProseSubject } from './subjects.js';

/** The rate against the amounts of the text itself, where the base is not known. */
export function inconsistentRate(
  check: ProseCheck,
  claim: ChangeClaim,
  subject: ProseSubject,
  context: CheckContext,
): Finding | null {
  const { number, amount, level, rising } = claim;
  const factor = amount && level && conversion(amount.unit, level.unit);
  if (number.unit !== '%' || !amount || !level || !factor) return null;
  const rateOf = (change: Decimal, now: Decimal): Decimal | null => {
    const base = rising ? now.minus(change) : now.plus(change);
    return base.gt(0) ? change.div(base).times(100) : null;
  };
  const change = amount.value.times(factor);
  const half = { change: amount.grain.times(factor).div(2), now: level.grain.div(2), rate: number.grain.div(2) };
  const rate = rateOf(change, level.value);
  // a larger change of a smaller amount gives the larger rate when it fell, and the reverse
  const edges = [
    rateOf(change.minus(half.change), level.value.plus(half.now)),
    rateOf(change.plus(half.change), level.value.minus(half.now)),
  ];
  if (!rate || edges.some((edge) => !edge)) return null;
  const [low, high] = [Decimal.min(...edges.map((edge) => edge!)), Decimal.max(...edges.map((edge) => edge!))];
  if (number.value.plus(half.rate).gte(low) && number.value.minus(half.rate).lte(high)) return null;
  const computed = canonicalAmount(rate.toDecimalPlaces(number.decimals));
  const shown = formatWithUnit(rate.div(100), { unit: '%', decimals: number.decimals });
  const base = subject.bases[claim.base]!;
  return finding(check, [subject.key, base.label, canonicalAmount(number.value), computed], {
    message: `“${context.label(check.narrative)}”中“${context.label(subject.key)}”写为 ${level.text}，${rising ? '增加' : '减少'} ${amount.text}，按此推算变化率为 ${shown}，而文中写为 ${number.text}${suspicion(claim)}，请核对。`,
    places: [placeOf(check.narrative, amount.text, context), placeOf(check.narrative, number.text, context)],
    facts: {
      claim: 'rate',
      figure: subject.key,
      base: base.label,
      stated: canonicalAmount(number.value),
      computed,
      unit: '%',
    },
  });
}

/** A rate that nothing can check, but that is far too small beside its amount. */
export function suspectRate(check: ProseCheck, claim: ChangeClaim, context: CheckContext): Finding | null {
  const why = suspicion(claim);
  if (!why) return null;
  const stated = canonicalAmount(claim.number.value);
  return finding(check, ['suspect', stated, claim.amount?.text ?? ''], {
    message: `“${context.label(check.narrative)}”中的 ${claim.number.text}${why}，请核对。`,
    places: [placeOf(check.narrative, claim.number.text, context)],
    facts: { claim: 'suspect', stated, unit: '%' },
  });
}

/** Under 0.01 % beside an amount of at least 0.1: a fraction written as a percentage? */
export function suspicion({ number, amount }: ChangeClaim): string {
  const tiny = number.unit === '%' && !number.value.isZero() && number.value.abs().lt('0.01');
  return tiny && amount?.value.abs().gte('0.1') ? '，疑为把小数写成了百分数' : '';
}
