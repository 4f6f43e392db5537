import {
  Decimal,
  formatFigure,
  formatWithUnit,
  moneyUnits,
  roundHalfUp,
  type FigureFormat,
} from '@countersign/figures';
import type { FigureChip } from './blocks.js';
import { writeChip } from './chip-source.js';

/** A figure as a live figure shows it. */
export interface ChipFigure extends FigureFormat {
  readonly label: string;
  /** This year's and last year's exact decimal; null while unknown. */
  readonly value: string | null;
  readonly prior: string | null;
}

/** Looks a figure up; undefined when the template has none of this key. */
export type ChipFigures = (key: string) => ChipFigure | undefined;

/**
 * What a live figure prints (`FigureChip`), half up. `【label：暂无】` while its value, or last year's where it is
 * compared with that, is unknown. A key that is no figure stays as it was typed.
 */
export function chipText(chip: FigureChip, figures: ChipFigures): string {
  const figure = figures(chip.key);
  if (!figure) return writeChip(chip);
  const shown = chip.change ? changeText(chip, figure) : levelText(chip, figure);
  return shown ?? `【${figure.label}：暂无】`;
}

function levelText(chip: FigureChip, figure: ChipFigure): string | null {
  if (figure.value === null) return null;
  const { factor, ...format } = formatOf(chip, figure);
  return shownIn(new Decimal(figure.value).times(factor), format, chip.withUnit);
}

const shownIn = (value: Decimal, format: FigureFormat, withUnit?: true): string =>
  withUnit ? formatWithUnit(value, format) : formatFigure(value, format);

/** Unit and decimals that a live figure prints with; another unit counts only where both are money. */
function formatOf({ unit, decimals }: FigureChip, figure: ChipFigure): FigureFormat & { factor: Decimal } {
  const [own, wanted] = [moneyUnits.get(figure.unit), moneyUnits.get(unit ?? '')];
  const format = { unit: figure.unit, decimals: decimals ?? figure.decimals };
  return own && wanted && unit ? { ...format, unit, factor: own.div(wanted) } : { ...format, factor: new Decimal(1) };
}

/** A ratio changes by percentage points, everything else by its rate or amount. */
function changeText(chip: FigureChip, figure: ChipFigure): string | null {
  if (figure.value === null || figure.prior === null) return null;
  const [now, before] = [new Decimal(figure.value), new Decimal(figure.prior)];
  if (figure.unit === '%') return pointsText(now.minus(before).times(100), chip.decimals ?? figure.decimals);
  return chip.change === 'rate'
    ? rateText(now, before, chip.decimals ?? 2)
    : amountText(now.minus(before), chip, figure);
}

function rateText(now: Decimal, before: Decimal, decimals: number): string | null {
  if (before.isZero()) return now.isZero() ? '持平' : null;
  const rate = now.minus(before).div(before.abs());
  return directed(rate.times(100), decimals, ['增长', '下降'], () => formatFigure(rate.abs(), { unit: '%', decimals }));
}

function amountText(difference: Decimal, chip: FigureChip, figure: ChipFigure): string {
  const { factor, ...format } = formatOf(chip, figure);
  const amount = difference.times(factor);
  return directed(amount, format.decimals, ['增加', '减少'], () => shownIn(amount.abs(), format, chip.withUnit));
}

function pointsText(points: Decimal, decimals: number): string {
  const format = { unit: '个百分点', decimals };
  return directed(points, decimals, ['提高', '下降'], () => formatWithUnit(points.abs(), format));
}

/** What rounds to nothing is printed as no change. */
function directed(
  change: Decimal,
  decimals: number,
  [up, down]: readonly [string, string],
  shown: () => string,
): string {
  if (roundHalfUp(change, decimals).isZero()) return '持平';
  return `${change.isNegative() ? down : up} ${shown()}`;
}
