import { canonicalAmount, Decimal, formatFigure } from '@countersign/figures';
import { finding } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { ProseBase, ProseCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { replacement } from '../fixes.js';
import type { TextNumber } from '../text-numbers.js';
import type { ChangeClaim, UnchangedClaim } from './claim.js';
import {
  basesFact,
  comparedWith,
  comparisons,
  decimalsFor,
  expected,
  fits,
  placesOf,
  type Compared,
} from './compared.js';
import { inconsistentRate, suspectRate, suspicion } from './rates.js';
import type { ProseSubject } from './subjects.js';

/** “比预算减少 9.69 万元，下降 65.03%”: the amount and the rate against the base that the text names. */
export function wrongChange(
  check: ProseCheck,
  claim: ChangeClaim,
  subject: ProseSubject,
  context: CheckContext,
): Finding | null {
  const { number, rising } = claim;
  const compared = comparedWith(claim, subject, context, (each) =>
    fits(expected(each, number, subject), number, rising),
  );
  const named = compared.find(({ base }) => base === subject.bases[claim.base]);
  const said = `${rising ? '增加' : '减少'} ${number.text}`;
  if (!named) return inconsistentRate(check, claim, subject, context) ?? suspectRate(check, claim, context);
  const right = expected(named, number, subject);
  if (right === undefined || named.fits) return null;
  const base = subject.bases[claim.base]!;
  if (right === null) return notComparable(check, claim, base, named, subject, context);
  // with another base the text may be right, and a wrong direction is wrong in its words
  const surely = right.isNegative() !== rising && compared.every((each) => !each.fits);
  const stated = canonicalAmount(rising ? number.value : number.value.neg());
  const computed = canonicalAmount(right.toDecimalPlaces(number.decimals));
  const decimals = decimalsFor(number, context.format(subject.key));
  const digits = formatFigure(right.abs(), { unit: '', decimals }).replaceAll(',', '');
  return finding(check, [subject.key, base.label, stated, computed], {
    message: `“${context.label(check.narrative)}”中“${context.label(subject.key)}”写为比${base.label}${said}，而${comparisons(compared, named, subject, context)}${cutText(right, number)}${suspicion(claim)}，请核对数值和所比的基数。`,
    places: placesOf(check, claim, number.text, compared, subject, context),
    facts: {
      claim: 'change',
      figure: subject.key,
      base: base.label,
      stated,
      computed,
      unit: number.unit,
      bases: basesFact(compared),
    },
    ...(surely &&
      context.value(subject.key).kind === 'known' && { fix: replacement(check.narrative, number, digits, context) }),
  });
}

/** “与预算持平”, “无变化”: a difference of 0 at the decimals of the figure. */
export function wrongUnchanged(
  check: ProseCheck,
  claim: UnchangedClaim,
  subject: ProseSubject,
  context: CheckContext,
): Finding | null {
  const { decimals } = context.format(subject.key);
  const compared = comparedWith(claim, subject, context, ({ difference }) =>
    difference.toDecimalPlaces(decimals).isZero(),
  );
  const base = subject.bases[claim.base]!;
  const named = compared.find((each) => each.base === base);
  if (!named || named.fits) return null;
  const computed = canonicalAmount(named.difference);
  return finding(check, [subject.key, base.label, '0', computed], {
    message: `“${context.label(check.narrative)}”中“${context.label(subject.key)}”写为与${base.label}“${claim.text}”，而${comparisons(compared, named, subject, context)}，请核对数值和所比的基数。`,
    places: placesOf(check, claim, claim.text, compared, subject, context),
    facts: {
      claim: 'unchanged',
      figure: subject.key,
      base: base.label,
      stated: '0',
      computed,
      unit: subject.unit,
      bases: basesFact(compared),
    },
  });
}

/** Growth from 0 has no rate. */
function notComparable(
  check: ProseCheck,
  claim: ChangeClaim,
  base: ProseBase,
  named: Compared,
  subject: ProseSubject,
  context: CheckContext,
): Finding | null {
  const { number } = claim;
  return finding(check, [subject.key, base.label, canonicalAmount(number.value), 'no_base'], {
    message: `“${context.label(check.narrative)}”中“${context.label(subject.key)}”写为比${base.label}变化 ${number.text}，而${base.label}为 0，没有基数，不能计算比率，请删去该比率。`,
    places: placesOf(check, claim, number.text, [named], subject, context),
    facts: {
      claim: 'change',
      figure: subject.key,
      base: base.label,
      stated: canonicalAmount(number.value),
      computed: null,
      unit: '%',
    },
  });
}

function cutText(right: Decimal, { value, decimals, unit }: TextNumber): string {
  const cut = unit === '%' && right.abs().toDecimalPlaces(decimals, Decimal.ROUND_DOWN).eq(value);
  return cut ? '（文中疑为截断而未四舍五入）' : '';
}
