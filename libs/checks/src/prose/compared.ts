import { canonicalAmount, Decimal, formatFigure, formatWithUnit, type FigureFormat } from '@countersign/figures';
import { placeOf } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { ProseBase, ProseCheck } from '../definition.js';
import type { FindingPlace } from '../finding.js';
import type { TextNumber } from '../text-numbers.js';
import { agree, conversion, printed } from '../units.js';
import type { ChangeClaim, UnchangedClaim } from './claim.js';
import { baseValue, type ProseSubject } from './subjects.js';

/** A base with what the subject has changed against it: signed, in the figure's unit as printed. */
export interface Compared {
  base: ProseBase;
  value: Decimal;
  difference: Decimal;
  /** Percent of the base; null without one. */
  rate: Decimal | null;
  /** Whether it is what the text says. */
  fits: boolean;
}

/** The subject's present amount: the figure, or what the text says of it while the figure is blank. */
function present(claim: ChangeClaim | UnchangedClaim, subject: ProseSubject, context: CheckContext): Decimal | null {
  const value = context.value(subject.key);
  if (value.kind === 'known') return printed(value.value, context.format(subject.key));
  const factor = claim.level && conversion(claim.level.unit, subject.unit);
  return claim.level && factor ? claim.level.value.times(factor) : null;
}

export function comparedWith(
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
export function expected(
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
export function decimalsFor({ unit, decimals }: TextNumber, format: FigureFormat): number {
  if (unit === '%') return Math.max(decimals, 2);
  return unit === format.unit ? Math.max(decimals, format.decimals) : decimals;
}

export function fits(right: Decimal | null | undefined, number: TextNumber, rising: boolean): boolean {
  if (!right) return false;
  const { value, grain } = number;
  const sameWay = value.isZero() || right.isNegative() !== rising;
  return sameWay && agree({ value, grain }, { value: right.abs(), grain });
}

/** Every base in words, the named one first: `按预算 14.90 万元为减少 9.69 万元、下降 65.03%`. */
export function comparisons(
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

export function placesOf(
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

export const basesFact = (compared: readonly Compared[]) =>
  compared.map(({ base, value, fits: said }) => ({ label: base.label, value: canonicalAmount(value), fits: said }));
