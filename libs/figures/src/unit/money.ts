import { Decimal } from '../decimal.js';

/** Units of money, each with its amount of 元. */
export const moneyUnits: ReadonlyMap<string, Decimal> = new Map(
  Object.entries({ 元: 1, 千元: 1000, 万元: 10_000, 百万元: 1_000_000, 亿元: 100_000_000 }).map(([unit, amount]) => [
    unit,
    new Decimal(amount),
  ]),
);
