import { createHash } from 'node:crypto';
import type { PrintedBlock, PrintedReport, PrintedRun, PrintedTable } from '@countersign/document';
import { chartBars } from '../chart/chart-bars.js';
import { headingText } from '../heading-text.js';
import { fitted, pictureSize } from '../picture-size.js';
import type { Picture } from '../picture-source.js';
import { titleLines } from '../title-lines.js';
import { placedRows } from '../placed-rows.js';
import type { DrawableText } from './drawable-text.js';

/** The report as the Typst layout reads it, and the pictures it asks for by path. */
export interface TypstReport {
  json: string;
  files: ReadonlyMap<string, Uint8Array>;
}

type Of<Kind extends PrintedBlock['kind']> = Extract<PrintedBlock, { kind: Kind }>;
type Json = Record<string, unknown>;

/** Room for a picture in points. */
const room = { width: 430, height: 560 };
const pointsOfPixel = 0.75;

export function typstReport(
  report: PrintedReport,
  pictures: ReadonlyMap<string, Picture>,
  drawable: DrawableText,
): TypstReport {
  const files = new Map<string, Uint8Array>();
  let level = 0;
  const text = drawable.of;
  const blockOf = (block: PrintedBlock): Json => {
    switch (block.kind) {
      case 'heading':
        // a reader's software takes a skipped level for a missing heading
        level = Math.min(block.level, level + 1);
        return {
          kind: 'heading',
          level,
          shown: text(headingText(block)),
          ...(block.change && { change: block.change }),
        };
      case 'paragraph':
        return {
          kind: 'paragraph',
          runs: runsOf(block.runs, text),
          note: block.note ?? false,
          lead: block.lead ?? false,
        };
      case 'item':
        return { kind: 'item', shown: text(itemNumber(block.number)), runs: runsOf(block.runs, text) };
      case 'table':
        return tableOf(block, text);
      case 'picture':
        return pictureOf(block, pictures, files, text);
      case 'chart':
        return chartOf(block, text);
    }
  };
  const parts = report.parts.map(({ landscape, blocks }) => ({
    landscape: landscape ?? false,
    blocks: blocks.map(blockOf),
  }));
  const shown = {
    title: text(report.title),
    heading: text(titleLines(report)),
    department: text(report.department),
    cover: report.cover.map(text),
    ...(report.watermark !== undefined && { watermark: text(report.watermark) }),
  };
  const note = drawable.note();
  if (note !== null) parts.at(-1)?.blocks.push({ kind: 'paragraph', note: true, lead: false, runs: [{ text: note }] });
  return { json: JSON.stringify({ ...shown, parts }), files };
}

const itemNumber = (number: string): string => (number === '•' ? '•　' : number);

type Draw = (text: string) => string;

const runsOf = (runs: readonly PrintedRun[], draw: Draw): Json[] =>
  runs.map(({ text, strong, footnote, change }) => ({
    text: draw(text),
    ...(strong && { strong }),
    ...(change && { change }),
    ...(footnote && { footnote: runsOf(footnote, draw) }),
  }));

function tableOf({ caption, unit, columns, headRows, rows, small }: PrintedTable, draw: Draw): Json {
  const placed = placedRows({ columns, rows });
  return {
    kind: 'table',
    ...(caption !== undefined && { caption: draw(caption) }),
    ...(unit !== undefined && { unit: draw(unit) }),
    columns: columns.map(({ width }) => ({ width })),
    headRows,
    small: small ?? false,
    rows: placed.map((cells, index) =>
      cells.map(({ cell, column }) => ({
        ...cell,
        runs: runsOf(cell.runs, draw),
        align: cell.align ?? (index < headRows ? 'center' : columns[column]!.align),
      })),
    ),
  };
}

/** Named by what it is: another picture is never taken for one that the compiler has seen. */
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function pictureOf(
  { attachment, caption }: Of<'picture'>,
  pictures: ReadonlyMap<string, Picture>,
  files: Map<string, Uint8Array>,
  draw: Draw,
): Json {
  const picture = pictures.get(attachment);
  const size = picture && pictureSize(picture);
  if (!picture || !size) return { kind: 'missing-picture', caption: draw(`（图片缺失）${caption}`) };
  const path = `/${digestOf(picture.bytes)}.${picture.type === 'image/png' ? 'png' : 'jpg'}`;
  files.set(path, picture.bytes);
  const { width } = fitted({ width: size.width * pointsOfPixel, height: size.height * pointsOfPixel }, room);
  return { kind: 'picture', path, width, caption: draw(caption), alt: draw(caption || '图片') };
}

const chartOf = ({ chart }: Of<'chart'>, draw: Draw): Json => ({ kind: 'chart', ...chartBars(chart, draw) });
