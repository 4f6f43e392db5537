import type { WorkbookMark } from './workbook.js';

/** What a sheet of ours says about itself in its first, hidden cell. */
export interface SheetMark extends WorkbookMark {
  table: string;
}

const format = 'countersign/1';

/** Column keys stand beside the mark, row keys below it. */
export const writeMark = ({ table, reportId, templateVersionId }: SheetMark): string =>
  [format, table, reportId, templateVersionId].join(' ');

export function readMark(text: string): SheetMark | null {
  const [found, table, reportId, templateVersionId, ...more] = text.split(' ');
  if (found !== format || !table || !reportId || !templateVersionId || more.length) return null;
  return { table, reportId, templateVersionId };
}
