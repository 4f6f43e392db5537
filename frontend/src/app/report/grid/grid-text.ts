import { Decimal, formatFigure } from '@countersign/figures';
import type { GridCell } from './grid-layout.js';

/** As the table shows it: thousands separators, fixed decimals, rates with their sign. */
export function cellText(cell: GridCell, value: string | undefined): string {
  return value === undefined ? '' : formatFigure(new Decimal(value), cell.shape);
}

/** As it is typed and copied: without separators, a rate as its percentage. */
export function typedText(cell: GridCell, value: string | undefined): string {
  return cellText(cell, value).replaceAll(',', '').replace(/%$/, '');
}

export const isNegative = (value: string | undefined): boolean => value?.startsWith('-') ?? false;
