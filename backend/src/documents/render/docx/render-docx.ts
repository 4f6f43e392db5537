import { Document, Packer, Paragraph, TableOfContents, type FileChild } from 'docx';
import type { PrintedReport } from '@countersign/document';
import { picturesOf } from '../pictures-of.js';
import type { PictureSource } from '../picture-source.js';
import { titleLines } from '../title-lines.js';
import { BlockWriter } from './blocks.js';
import { contentsNumbers, deepestListed } from './contents.js';
import { fontTableXml } from './fonts.js';
import { numbering } from './numbering.js';
import { appXml, coreXml } from './package.js';
import { section } from './page.js';
import { runsOf } from './runs.js';
import { steady } from './steady.js';
import { styles } from './styles.js';

/**
 * The report as a Word document in the layout of official documents (GB/T 9704). The same report gives the same bytes.
 */
export async function renderDocx(report: PrintedReport, pictures: PictureSource): Promise<Uint8Array> {
  const { title, department, watermark } = report;
  const shown = await picturesOf(report, pictures);
  const writer = new BlockWriter(shown);
  const body = report.parts.map(({ landscape = false, blocks }, index) =>
    section(writer.blocks(blocks, landscape), { landscape, watermark, numbers: index === 0 ? 'first' : 'continue' }),
  );
  const document = new Document({
    title,
    creator: department,
    styles,
    numbering,
    evenAndOddHeaderAndFooters: true,
    pageNumbers: contentsNumbers(writer.headings, report, shown),
    sections: [section([...coverOf(report), ...contents()], { watermark, numbers: 'none' }), ...body],
  });
  const bytes = await Packer.toBuffer(document, false, [
    { path: 'word/fontTable.xml', data: fontTableXml() },
    { path: 'docProps/core.xml', data: coreXml(report) },
    { path: 'docProps/app.xml', data: appXml(report) },
  ]);
  return steady(bytes);
}

function coverOf({ title, department, cover }: PrintedReport): FileChild[] {
  const above = { before: 3600, after: 5600 };
  return [
    new Paragraph({
      style: 'Title',
      spacing: above,
      children: runsOf([{ text: titleLines({ title, department }) }], { role: 'title' }),
    }),
    ...cover.map((text) => new Paragraph({ style: 'Cover', children: runsOf([{ text }], { role: 'body' }) })),
  ];
}

const contents = (): FileChild[] => [
  new Paragraph({
    style: 'ContentsTitle',
    pageBreakBefore: true,
    children: runsOf([{ text: '目　录' }], { role: 'heading1' }),
  }),
  // written out, so that Word shows it as it is and does not ask to update it
  new TableOfContents('目录', { headingStyleRange: `1-${deepestListed}`, hyperlink: true, beginDirty: false }),
];
