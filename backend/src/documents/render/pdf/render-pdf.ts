import type { PrintedReport } from '@countersign/document';
import { picturesOf } from '../pictures-of.js';
import type { PictureSource } from '../picture-source.js';
import { DrawableText } from './drawable-text.js';
import { Typst } from './typst.js';
import { typstReport } from './typst-report.js';

/**
 * The report as an accessible PDF (PDF/UA-1) with the Chinese font in it. The same report gives the same bytes.
 */
export async function renderPdf(report: PrintedReport, source: PictureSource): Promise<Uint8Array> {
  const pictures = await picturesOf(report, source);
  const typst = Typst.get();
  return typst.pdf(typstReport(report, pictures, new DrawableText(typst.covers)));
}
