import { FootnoteReferenceRun, Paragraph, TextRun, type ParagraphChild } from 'docx';
import type { PrintedRun } from '@countersign/document';
import { fontOf, type FontRole } from './fonts.js';

interface Look {
  /** Absent: the fonts of the paragraph's style, as in the many cells of tables. */
  role?: FontRole;
  strong?: boolean;
}

/** Text as it is: what looks like a formula or a tag stays characters. */
export function runsOf(runs: readonly PrintedRun[], look: Look): ParagraphChild[] {
  return runs.flatMap((run) => (run.footnote ? footnote(run.footnote) : textRun(run, look)));
}

function textRun({ text, strong }: PrintedRun, { role, strong: all }: Look): ParagraphChild[] {
  const bold = strong || all;
  return text.split('\n').map(
    (line, index) =>
      new TextRun({
        text: line,
        ...(role && { font: fontOf(role) }),
        ...(bold && { bold }),
        ...(index && { break: 1 }),
      }),
  );
}

function footnote(runs: readonly PrintedRun[]): FootnoteReferenceRun {
  return new FootnoteReferenceRun({
    children: [new Paragraph({ style: 'FootnoteText', children: runsOf(runs, { role: 'table' }) })],
  });
}
