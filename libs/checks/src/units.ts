import { Decimal, measureWords, moneyUnits, type FigureFormat } from '@countersign/figures';

const one = new Decimal(1);

/** How many `to` one `from` is, or null when the two do not convert. */
export function conversion(from: string, to: string): Decimal | null {
  if (from === to) return one;
  const [money, wanted] = [moneyUnits.get(from), moneyUnits.get(to)];
  if (money && wanted) return money.div(wanted);
  return measureWords(from).includes(to) ? one : null;
}

export const isMoney = (unit: string): boolean => moneyUnits.has(unit);

/** Units that a number in prose may carry to be comparable with `unit`, longest first. */
export function comparableUnits(unit: string): readonly string[] {
  const all = isMoney(unit) ? [...moneyUnits.keys()] : measureWords(unit);
  return [...all].sort((a, b) => b.length - a.length);
}

/** A figure's value as its unit prints it: a stored ratio becomes the percentage. */
export function printed(value: Decimal, { unit }: FigureFormat): Decimal {
  return unit === '%' ? value.times(100) : value;
}

/** Decimals with which a figure is stored: a ratio has two more than its percentage. */
export const storedDecimals = ({ unit, decimals }: FigureFormat): number => (unit === '%' ? decimals + 2 : decimals);

/** A number as some place gives it, in the unit of a check. `grain` is the smallest step that the place can show. */
export interface Reading {
  value: Decimal;
  grain: Decimal;
}

/** A printed number in another unit, with its grain; null when the units do not convert. */
export function readingIn(unit: string, { value, grain }: Reading, from: string): Reading | null {
  const factor = conversion(from, unit);
  return factor && { value: value.times(factor), grain: grain.times(factor) };
}

/** A figure's value as its unit prints it, with the grain of its decimals. */
export function readingOf(value: Decimal, format: FigureFormat): Reading {
  return { value: printed(value, format), grain: new Decimal(10).pow(-format.decimals) };
}

/** Whether two readings agree at the coarser of their grains, rounded half up. */
export function agree(a: Reading, b: Reading): boolean {
  const grain = Decimal.max(a.grain, b.grain);
  return inGrains(a.value, grain).eq(inGrains(b.value, grain));
}

/** The value at a grain, half up, in its own unit. */
export function atGrain(value: Decimal, grain: Decimal): Decimal {
  return inGrains(value, grain).times(grain);
}

const inGrains = (value: Decimal, grain: Decimal): Decimal => value.div(grain).toDecimalPlaces(0);
