import { Decimal } from '@countersign/figures';
import type { PrintedChart } from '@countersign/document';

/** A chart as the Typst layout draws it: lengths are percentages of the longest bar. */
export interface ChartBars {
  title: string;
  bars: readonly { label: string; shown: string; length: number; room: number }[];
}

type Draw = (text: string) => string;

export function chartBars({ title, bars }: PrintedChart, draw: Draw = (text) => text): ChartBars {
  const amounts = bars.flatMap(({ value, of }) => [new Decimal(value ?? 0), new Decimal(of ?? 0)]);
  const longest = Decimal.max(...amounts, 0);
  const length = (amount: string | null | undefined) =>
    amount == null || longest.isZero()
      ? 0
      : Decimal.max(new Decimal(amount).div(longest).times(100), 0).round().toNumber();
  return {
    title: draw(title),
    bars: bars.map(({ label, value, shown, of }) => ({
      label: draw(label),
      shown: draw(shown),
      length: length(value),
      room: length(of),
    })),
  };
}

/** What a chart says, for people who cannot see it. */
export function chartWords({ title, bars }: PrintedChart): string {
  return `${title}：${bars.map(({ label, shown }) => `${label} ${shown}`).join('；')}。`;
}
