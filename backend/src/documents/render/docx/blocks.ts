import { HeadingLevel, ImageRun, Paragraph, type FileChild } from 'docx';
import type { PrintedBlock, PrintedChart } from '@countersign/document';
import { chartPng } from '../chart/chart-png.js';
import { chartWords } from '../chart/chart-bars.js';
import { fitted, pictureSize } from '../picture-size.js';
import type { Picture } from '../picture-source.js';
import { headingText } from '../heading-text.js';
import type { WrittenHeading } from './contents.js';
import type { FontRole } from './fonts.js';
import { ItemCounting, WordCounting } from './numbering.js';
import { textWidth } from './page.js';
import { runsOf } from './runs.js';
import { tableOf } from './table.js';

const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;
const headingFonts: readonly FontRole[] = ['heading1', 'heading2', 'body', 'body', 'body'];
type Of<Kind extends PrintedBlock['kind']> = Extract<PrintedBlock, { kind: Kind }>;

/** Most of a page that a picture takes, in pixels of 1/96 inch. */
const pictureRoom = { width: 560, height: 600 };

/** Turns the blocks of a report into those of Word, in order: numbers go on from one part to the next. */
export class BlockWriter {
  /** What was written, for the table of contents. */
  readonly headings: WrittenHeading[] = [];
  private readonly counting = new WordCounting();
  private readonly items = new ItemCounting();

  constructor(private readonly pictures: ReadonlyMap<string, Picture>) {}

  blocks(blocks: readonly PrintedBlock[], landscape: boolean): FileChild[] {
    const width = landscape ? textWidth.landscape : textWidth.portrait;
    return blocks.flatMap((block) => this.block(block, width));
  }

  private block(block: PrintedBlock, width: number): FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [this.heading(block)];
      case 'paragraph':
        return [
          new Paragraph({
            style: block.note ? 'TableNote' : 'BodyText',
            ...(block.lead && { keepNext: true }),
            children: runsOf(block.runs, { role: block.note ? 'table' : 'body' }),
          }),
        ];
      case 'item':
        return [this.item(block)];
      case 'table':
        return tableOf(block, width);
      case 'picture':
        return this.picture(block);
      case 'chart':
        return chartOf(block.chart);
    }
  }

  private heading({ level, number, text }: Of<'heading'>): Paragraph {
    const counted = this.counting.continues(level - 1, number);
    this.headings.push({ level, ...(counted && { counted: number }) });
    const shown = runsOf([{ text: counted ? text : headingText({ number, text }) }], {
      role: headingFonts[level - 1]!,
    });
    return new Paragraph({
      heading: headingLevels[level - 1],
      numbering: counted ? { reference: 'headings', level: level - 1, custom: true } : false,
      children: shown,
    });
  }

  private item({ level, number, runs }: Of<'item'>): Paragraph {
    const instance = this.items.listOf(level - 1, number);
    const counted = instance !== undefined;
    return new Paragraph({
      style: 'ReportItem',
      ...(counted && { numbering: { reference: 'items', level: level - 1, instance, custom: true } }),
      children: runsOf(counted ? runs : [{ text: number === '•' ? '•　' : number }, ...runs], { role: 'body' }),
    });
  }

  private picture({ attachment, caption }: Of<'picture'>): FileChild[] {
    const picture = this.pictures.get(attachment);
    const size = picture && pictureSize(picture);
    if (!picture || !size) return [captionOf(`（图片缺失）${caption}`)];
    const image = new ImageRun({
      type: picture.type === 'image/png' ? 'png' : 'jpg',
      data: picture.bytes,
      transformation: fitted(size, pictureRoom),
      altText: { name: caption || '图片', title: caption || '图片', description: caption || '图片' },
    });
    return [pictureOf(image), ...(caption ? [captionOf(caption)] : [])];
  }
}

const pictureOf = (image: ImageRun) => new Paragraph({ style: 'Picture', children: [image] });
const captionOf = (caption: string) =>
  new Paragraph({ style: 'Caption', keepNext: false, children: runsOf([{ text: caption }], { role: 'tableHead' }) });

function chartOf(chart: PrintedChart): FileChild[] {
  const { bytes, width, height } = chartPng(chart);
  const image = new ImageRun({
    type: 'png',
    data: bytes,
    transformation: fitted({ width, height }, pictureRoom),
    altText: { name: chart.title, title: chart.title, description: chartWords(chart) },
  });
  return [pictureOf(image), captionOf(chart.title)];
}
