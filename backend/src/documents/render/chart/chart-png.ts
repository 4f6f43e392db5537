import { Resvg } from '@resvg/resvg-js';
import type { PrintedChart } from '@countersign/document';
import { chineseFamily, fontFiles } from '../fonts.js';
import { chartSvg } from './chart-svg.js';

export interface ChartPng {
  bytes: Uint8Array;
  /** As it is to be shown, in pixels; the picture itself is finer. */
  width: number;
  height: number;
}

/** A chart as a picture for programs that do not read SVG, fine enough for print. */
export function chartPng(chart: PrintedChart): ChartPng {
  const { svg, width, height } = chartSvg(chart, chineseFamily);
  const picture = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: [fontFiles.regular], defaultFontFamily: chineseFamily },
  }).render();
  return { bytes: picture.asPng(), width, height };
}
