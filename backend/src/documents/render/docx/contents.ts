import type { PrintedReport } from '@countersign/document';
import { headingText } from '../heading-text.js';
import { DrawableText } from '../pdf/drawable-text.js';
import { Typst } from '../pdf/typst.js';
import { typstReport } from '../pdf/typst-report.js';
import type { Picture } from '../picture-source.js';

export interface ContentsEntry {
  title: string;
  level: number;
  page?: number;
  /** Bookmark of the heading. */
  href: string;
}

const deepest = 3;

/** Bookmark of the n-th heading of a report. */
export const bookmarkOf = (index: number): string => `_Toc${index + 1}`;

/**
 * The table of contents. Page numbers are those of the PDF, which has the same pages, margins and line pitch; Word
 * puts its own when somebody updates the table.
 */
export function contentsOf(report: PrintedReport, pictures: ReadonlyMap<string, Picture>): ContentsEntry[] {
  const typst = Typst.get();
  const pages = typst.headingPages(typstReport(report, pictures, new DrawableText(typst.covers)));
  const headings = report.parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'heading' ? [block] : [])),
  );
  return headings.flatMap((heading, index) => {
    if (heading.level > deepest) return [];
    const page = pages[index];
    return [
      {
        title: headingText(heading),
        level: heading.level,
        href: bookmarkOf(index),
        ...(page !== undefined && { page }),
      },
    ];
  });
}
