import { Decimal } from './decimal.js';

/** How a figure is shown. `%` means that an exact ratio is stored; `decimals` then counts those of the percentage. */
export interface FigureFormat {
  unit: string;
  decimals: number;
}

/** Half up (四舍五入), away from zero for negative amounts. */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
}

/**
 * A figure as people read it: `36,184.46`, and a ratio with unit `%` as `97.67%`. Other units are not appended,
 * because a table says them in its head; `formatWithUnit` does.
 */
export function formatFigure(value: Decimal, { unit, decimals }: FigureFormat): string {
  return unit === '%' ? `${grouped(value.times(100), decimals)}%` : grouped(value, decimals);
}

/** A figure in a sentence: `36,184.46 万元`, `97.67%`, `14 个`. */
export function formatWithUnit(value: Decimal, format: FigureFormat): string {
  const shown = formatFigure(value, format);
  return format.unit === '%' || !format.unit ? shown : `${shown} ${format.unit}`;
}

/** Plain notation for storing and sending: `12.5`, `0`; no exponent, no trailing zeros, no minus zero. */
export function canonicalAmount(value: Decimal): string {
  return value.isZero() ? '0' : value.toString();
}

function grouped(value: Decimal, decimals: number): string {
  const rounded = roundHalfUp(value, decimals);
  const [whole = '0', fraction = ''] = rounded.abs().toString().split('.');
  const sign = rounded.isNegative() && !rounded.isZero() ? '-' : '';
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals > 0 ? `${sign}${thousands}.${fraction.padEnd(decimals, '0')}` : `${sign}${thousands}`;
}
