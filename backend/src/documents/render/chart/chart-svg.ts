import { Decimal } from '@countersign/figures';
import type { PrintedChart } from '@countersign/document';

type Bar = PrintedChart['bars'][number];

const width = 640;
const row = 30;
const head = 12;
const labels = 210;
const bars = 320;
const font = 14;
/** Printed in black on white, so bars differ from their room by shade, not by colour. */
const shade = { bar: '#2f5d8a', room: '#e9edf2', text: '#1a1a1a' };

export interface ChartPicture {
  svg: string;
  width: number;
  height: number;
}

/** A chart as SVG: a bar for each name, its value behind it. `family` is the font of its texts. */
export function chartSvg(chart: PrintedChart, family: string): ChartPicture {
  const height = head * 2 + chart.bars.length * row;
  const longest = longestOf(chart.bars);
  const drawn = chart.bars.map((bar, index) => barSvg(bar, head + index * row, longest)).join('');
  return {
    width,
    height,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<g font-family="${family}" font-size="${font}" fill="${shade.text}">${drawn}</g></svg>`,
  };
}

/** What a chart says, for people who cannot see it. */
export function chartWords({ title, bars: each }: PrintedChart): string {
  return `${title}：${each.map(({ label, shown }) => `${label} ${shown}`).join('；')}。`;
}

function longestOf(each: readonly Bar[]): Decimal {
  const values = each.flatMap(({ value, of }) => [value ?? '0', of ?? '0']);
  const longest = Decimal.max(...values.map((value) => new Decimal(value)), 0);
  return longest.isZero() ? new Decimal(1) : longest;
}

function barSvg({ label, value, shown, of }: Bar, top: number, longest: Decimal): string {
  const base = top + row / 2 + font / 3;
  const long = (amount: string) => lengthOf(new Decimal(amount), longest);
  const box = (amount: string, fill: string) =>
    `<rect x="${labels}" y="${top + 6}" width="${long(amount)}" height="${row - 12}" fill="${fill}"/>`;
  return (
    `<text x="${labels - 8}" y="${base}" text-anchor="end">${escaped(short(label))}</text>` +
    (of === undefined ? '' : box(of, shade.room)) +
    (value === null ? '' : box(value, shade.bar)) +
    `<text x="${labels + bars + 8}" y="${base}">${escaped(shown)}</text>`
  );
}

const lengthOf = (amount: Decimal, longest: Decimal): string =>
  Decimal.max(amount.div(longest).times(bars), 0).toDecimalPlaces(1).toString();

const mostCharacters = 14;
const short = (label: string): string =>
  [...label].length > mostCharacters ? `${[...label].slice(0, mostCharacters - 1).join('')}…` : label;

const escaped = (text: string): string =>
  text.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? sign);
