import { canonicalAmount, Decimal, formatFigure, formatWithUnit, type FigureFormat } from '@countersign/figures';
import { finding, placeOf } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { ProseBase, ProseCheck } from '../definition.js';
import type { Finding, FindingPlace } from '../finding.js';
import { replacement } from '../fixes.js';
import type { TextNumber } from '../text-numbers.js';
import { agree, conversion, printed } from '../units.js';
import type { Claim } from './claims.js';
import { baseValue, type ProseSubject } from './subjects.js';

type ChangeClaim = Extract<Claim, { kind: 'change' }>;
type UnchangedClaim = Extract<Claim, { kind: 'unchanged' }>;

/** A base with what the subject has changed against it: signed, in the figure's unit as printed. */
interface Compared {
  base: ProseBase;
  value: Decimal;
  difference: Decimal;
  /** Percent of the base; null without one. */
  rate: Decimal | null;
  /** Whether it is what the text says. */
  fits: boolean;
}

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

/** The subject's present amount: the figure, or what the text says of it while the figure is blank. */
function present(claim: ChangeClaim | UnchangedClaim, subject: ProseSubject, context: CheckContext): Decimal | null {
  const value = context.value(subject.key);
  if (value.kind === 'known') return printed(value.value, context.format(subject.key));
  const factor = claim.level && conversion(claim.level.unit, subject.unit);
  return claim.level && factor ? claim.level.value.times(factor) : null;
}

function comparedWith(
  claim: ChangeClaim | UnchangedClaim,
  subject: ProseSubject,
  context: CheckContext,
  isSaid: (compared: Omit<Compared, 'fits'>) => boolean,
): Compared[] {
  const now = present(claim, subject, context);
  if (!now) return [];
  return subject.bases.flatMap((base) => {
    const before = baseValue(base, context);
    const format = context.format(base.figure);
    const factor = conversion(format.unit, subject.unit);
    if (before.kind !== 'known' || !factor) return [];
    const value = printed(before.value, format).times(factor);
    const difference = now.minus(value);
    const rate = value.isZero() ? null : difference.div(value.abs()).times(100);
    return [{ base, value, difference, rate, fits: isSaid({ base, value, difference, rate }) }];
  });
}

/** What the number should be, signed and in its own unit; null when there is no base for a rate, undefined when it measures something else. */
function expected(
  { difference, rate }: Omit<Compared, 'fits'>,
  { unit }: TextNumber,
  subject: ProseSubject,
): Decimal | null | undefined {
  if (unit.endsWith('百分点')) return subject.unit === '%' ? difference : undefined;
  if (unit === '%') return subject.unit === '%' ? undefined : rate;
  const factor = conversion(subject.unit, unit);
  return factor ? difference.times(factor) : undefined;
}

/** As many as the text prints, and no fewer than the figure has where both count in the same unit. */
function decimalsFor({ unit, decimals }: TextNumber, format: FigureFormat): number {
  if (unit === '%') return Math.max(decimals, 2);
  return unit === format.unit ? Math.max(decimals, format.decimals) : decimals;
}

function fits(right: Decimal | null | undefined, number: TextNumber, rising: boolean): boolean {
  if (!right) return false;
  const { value, grain } = number;
  const sameWay = value.isZero() || right.isNegative() !== rising;
  return sameWay && agree({ value, grain }, { value: right.abs(), grain });
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

/** The rate against the amounts of the text itself, where the base is not known. */
function inconsistentRate(
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
function suspectRate(check: ProseCheck, claim: ChangeClaim, context: CheckContext): Finding | null {
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
function suspicion({ number, amount }: ChangeClaim): string {
  const tiny = number.unit === '%' && !number.value.isZero() && number.value.abs().lt('0.01');
  return tiny && amount?.value.abs().gte('0.1') ? '，疑为把小数写成了百分数' : '';
}

function cutText(right: Decimal, { value, decimals, unit }: TextNumber): string {
  const cut = unit === '%' && right.abs().toDecimalPlaces(decimals, Decimal.ROUND_DOWN).eq(value);
  return cut ? '（文中疑为截断而未四舍五入）' : '';
}

/** Every base in words, the named one first: `按预算 14.90 万元为减少 9.69 万元、下降 65.03%`. */
function comparisons(
  compared: readonly Compared[],
  named: Compared,
  subject: ProseSubject,
  context: CheckContext,
): string {
  const format = context.format(subject.key);
  return [named, ...compared.filter((each) => each !== named)]
    .map(
      (each) =>
        `按${each.base.label} ${amountText(each.value, format)}为${changeText(each, format)}${each.fits ? '（与文中相符）' : ''}`,
    )
    .join('；');
}

function changeText({ difference, rate }: Compared, format: FigureFormat): string {
  if (difference.isZero()) return '无变化';
  const [more, up] = difference.isNegative() ? ['减少', '下降'] : ['增加', '增长'];
  const amount = `${more} ${format.unit === '%' ? `${formatFigure(difference.abs(), { unit: '', decimals: format.decimals })} 个百分点` : amountText(difference.abs(), format)}`;
  return rate && format.unit !== '%'
    ? `${amount}、${up} ${formatWithUnit(rate.abs().div(100), { unit: '%', decimals: 2 })}`
    : amount;
}

/** An amount that is already as printed. */
const amountText = (value: Decimal, format: FigureFormat): string =>
  formatWithUnit(format.unit === '%' ? value.div(100) : value, format);

function placesOf(
  check: ProseCheck,
  claim: ChangeClaim | UnchangedClaim,
  said: string,
  compared: readonly Compared[],
  subject: ProseSubject,
  context: CheckContext,
): FindingPlace[] {
  const now = present(claim, subject, context);
  const format = context.format(subject.key);
  return [
    placeOf(check.narrative, said, context),
    ...(now ? [placeOf(subject.key, amountText(now, format), context)] : []),
    ...compared.map(({ base, value }) => ({
      ...placeOf(base.figure, amountText(value, format), context),
      label: base.label,
    })),
  ];
}

const basesFact = (compared: readonly Compared[]) =>
  compared.map(({ base, value, fits: said }) => ({ label: base.label, value: canonicalAmount(value), fits: said }));
