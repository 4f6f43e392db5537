import { Decimal, type FigureFormat } from '@countersign/figures';

const moneyUnits: Readonly<Record<string, Decimal>> = {
  元: new Decimal(1),
  千元: new Decimal(1000),
  万元: new Decimal(10_000),
  百万元: new Decimal(1_000_000),
  亿元: new Decimal(100_000_000),
};

/** Measure words that count the same things. */
const sameMeasure = [
  ['个', '项'],
  ['人', '名'],
  ['次', '场'],
];

const one = new Decimal(1);

/** How many `to` one `from` is, or null when the two do not convert. */
export function conversion(from: string, to: string): Decimal | null {
  if (from === to) return one;
  const [money, wanted] = [moneyUnits[from], moneyUnits[to]];
  if (money && wanted) return money.div(wanted);
  return sameMeasure.some((words) => words.includes(from) && words.includes(to)) ? one : null;
}

export const isMoney = (unit: string): boolean => Object.hasOwn(moneyUnits, unit);

/** Units that a number in prose may carry to be comparable with `unit`, longest first. */
export function comparableUnits(unit: string): readonly string[] {
  const all = isMoney(unit) ? Object.keys(moneyUnits) : (sameMeasure.find((words) => words.includes(unit)) ?? [unit]);
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
