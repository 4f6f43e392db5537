import { Resvg } from '@resvg/resvg-js';
import type { PrintedChart } from '@countersign/document';
import { DrawableText } from '../pdf/drawable-text.js';
import { chartLayout } from '../pdf/layout.js';
import { Typst } from '../pdf/typst.js';
import { chartBars } from './chart-bars.js';

export interface ChartPng {
  bytes: Uint8Array;
  /** As it is to be shown, in pixels of 1/96 inch; the picture itself is finer. */
  width: number;
  height: number;
}

const pixelsOfPoint = 96 / 72;

/** A chart as a picture for Word, drawn as in the PDF and fine enough for print. */
export function chartPng(chart: PrintedChart): ChartPng {
  const typst = Typst.get();
  const json = JSON.stringify(chartBars(chart, new DrawableText(typst.covers).of));
  // the letters are outlines already: no font is needed to draw them
  const drawn = new Resvg(typst.svg(chartLayout, { chart: json }), {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false },
  });
  const { width, height } = drawn;
  return { bytes: drawn.render().asPng(), width: width * pixelsOfPoint, height: height * pixelsOfPoint };
}
