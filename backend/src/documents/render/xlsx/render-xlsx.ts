import type { Workbook } from '@countersign/document';
import ExcelJS from 'exceljs';
import { exactPackage } from './exact-package.js';
import { addSheet } from './styled-sheet.js';

/** Files of equal content are equal byte by byte: no moment of writing stands in them. */
const writtenAt = new Date(Date.UTC(2000, 0, 1));

/** The workbook as an XLSX file: exact numbers, live formulas with their present results, texts that stay texts. */
export async function renderXlsx(workbook: Workbook): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.title = workbook.title;
  book.creator = '会签';
  book.lastModifiedBy = '会签';
  book.created = writtenAt;
  book.modified = writtenAt;
  book.calcProperties.fullCalcOnLoad = true;
  for (const sheet of workbook.sheets) addSheet(book, sheet);
  return exactPackage(new Uint8Array(await book.xlsx.writeBuffer()), workbook.sheets, writtenAt);
}
