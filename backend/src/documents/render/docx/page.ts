import {
  AlignmentType,
  Footer,
  Header,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { fontOf } from './fonts.js';

const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** A4 and the margins of GB/T 9704, in millimetres. */
const paper = { width: 210, height: 297 };
const margins = { top: 37, bottom: 35, left: 28, right: 26 };

/** Width of the text, in twips. */
export const textWidth = {
  portrait: twips(paper.width - margins.left - margins.right),
  landscape: twips(paper.height - margins.top - margins.bottom),
};

interface Page {
  landscape?: boolean;
  watermark?: string;
  /** `none`: the cover and the table of contents; `first` begins at 1. */
  numbers: 'none' | 'first' | 'continue';
}

/** A run of pages of one shape. A landscape page is a portrait one turned, margins and all. */
export function section(children: readonly FileChild[], page: Page): ISectionOptions {
  const { landscape = false, numbers } = page;
  const sides = landscape
    ? { top: margins.left, bottom: margins.right, left: margins.bottom, right: margins.top }
    : margins;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          width: twips(paper.width),
          height: twips(paper.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(sides.top),
          bottom: twips(sides.bottom),
          left: twips(sides.left),
          right: twips(sides.right),
          header: twips(15),
          footer: twips(landscape ? 17 : 26),
        },
        ...(numbers === 'first' && { pageNumbers: { start: 1 } }),
      },
    },
    headers: { default: header(page), even: header(page) },
    footers:
      numbers === 'none'
        ? { default: empty(), even: empty() }
        : { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
    children,
  };
}

function header({ watermark }: Page): Header {
  const mark = watermark
    ? [new TextWatermark({ text: watermark, font: '宋体', color: 'C0C0C0', opacity: 0.35, width: 240, height: 120 })]
    : [];
  return new Header({ children: [new Paragraph({ style: 'Header', children: mark })] });
}

const empty = (): Footer => new Footer({ children: [new Paragraph({ style: 'Footer' })] });

/** `— 1 —` at the outer side, one character in. */
function footer(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const run = { font: fontOf('table'), size: 28 };
  const indent = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        alignment,
        indent,
        children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}
