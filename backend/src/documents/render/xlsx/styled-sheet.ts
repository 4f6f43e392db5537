import type { WorkbookCell, WorkbookCellStyle, WorkbookSheet } from '@countersign/document';
import type ExcelJS from 'exceljs';

const song = '宋体';
const line: Partial<ExcelJS.Border> = { style: 'thin', color: { argb: 'FF8C8C8C' } };
const box: Partial<ExcelJS.Borders> = { top: line, left: line, bottom: line, right: line };
const fill = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const right: Partial<ExcelJS.Alignment> = { horizontal: 'right', vertical: 'middle' };
const wrapped: Partial<ExcelJS.Alignment> = { horizontal: 'left', vertical: 'middle', wrapText: true };

const styles: Readonly<Record<WorkbookCellStyle, Partial<ExcelJS.Style>>> = {
  key: { font: { name: song, size: 8, color: { argb: 'FF8C8C8C' } } },
  title: { font: { name: song, size: 14, bold: true }, alignment: { horizontal: 'center', vertical: 'middle' } },
  unit: { font: { name: song, size: 10 }, alignment: right },
  head: {
    font: { name: song, size: 11, bold: true },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    border: box,
    fill: fill('FFEDF1F6'),
  },
  name: { font: { name: song, size: 11 }, alignment: wrapped, border: box },
  entry: { font: { name: song, size: 11 }, alignment: right, border: box },
  computed: { font: { name: song, size: 11 }, alignment: right, border: box, fill: fill('FFF5F5F5') },
  sum: { font: { name: song, size: 11, bold: true }, alignment: wrapped, border: box, fill: fill('FFF5F5F5') },
  text: { font: { name: song, size: 11 }, alignment: wrapped, border: box },
  note: { font: { name: song, size: 10 }, alignment: wrapped },
};

/** Adds a sheet with its cells, widths, frozen and repeated heads, and what is printed. */
export function addSheet(book: ExcelJS.Workbook, sheet: WorkbookSheet): void {
  const { headRows, headColumns, rows, columns } = sheet;
  const added = book.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', xSplit: headColumns, ySplit: headRows, showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: sheet.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${headRows}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  added.columns = columns.map(({ width, hidden = false }) => ({ width, hidden }));
  for (const [index, { cells, hidden }] of rows.entries()) {
    const row = added.getRow(index + 1);
    if (hidden) row.hidden = true;
    for (const [at, cell] of cells.entries()) if (cell) write(row.getCell(at + 1), cell);
    for (const [at, cell] of cells.entries())
      if (cell?.span && cell.span > 1) added.mergeCells(index + 1, at + 1, index + 1, at + cell.span);
  }
  added.pageSetup.printArea = `A1:${added.getCell(rows.length, columns.length).address}`;
}

function write(target: ExcelJS.Cell, cell: WorkbookCell): void {
  target.value = valueOf(cell);
  target.style = { ...styles[cell.style], ...(cell.format !== undefined && { numFmt: cell.format }) };
  if (cell.style === 'sum' && cell.format !== undefined) target.alignment = right;
  if (cell.note !== undefined) target.note = cell.note;
}

/** The float nearest to an exact number stands here until `exactPackage` writes the number itself. */
function valueOf({ text, number, formula }: WorkbookCell): ExcelJS.CellValue {
  const result = number === undefined ? undefined : Number(number);
  if (formula !== undefined) return { formula, result: result ?? '', date1904: false };
  return result ?? text ?? null;
}
