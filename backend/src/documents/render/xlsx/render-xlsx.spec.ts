import { exampleInputs } from '@countersign/template/demo';
import { shippedTemplates } from '@countersign/template/shipped';
import { compileTemplate, evaluateReport } from '@countersign/template';
import { reportWorkbook, type Workbook } from '@countersign/document';
import { Decimal } from '@countersign/figures';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { HyperFormula } from 'hyperformula';
import { zipParts } from '../../imports/zip-parts.js';
import { renderXlsx } from './render-xlsx.js';

const mark = { reportId: 'r', templateVersionId: 't' };

function example(key: string): Workbook {
  const definition = shippedTemplates.find((each) => each.key === key)!;
  const compiled = compileTemplate(definition);
  if (!compiled.ok) throw new Error(compiled.errors.map(({ message }) => message).join('\n'));
  const { template } = compiled;
  const inputs = exampleInputs[key]!;
  return reportWorkbook({ department: '某局', template, inputs, evaluation: evaluateReport(template, inputs), mark });
}

/** Another engine reads the file's own formulas and entered values, and none of the results kept in it. */
async function recomputed(workbook: Workbook) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await renderXlsx(workbook)).buffer as ArrayBuffer);
  const sheets = Object.fromEntries(
    book.worksheets.map((sheet) => [
      sheet.name,
      Array.from({ length: sheet.rowCount }, (_, row) =>
        Array.from({ length: sheet.columnCount }, (_, column) => {
          const cell = sheet.getCell(row + 1, column + 1);
          if (cell.isMerged && cell.master !== cell) return null;
          if (cell.formula) return `=${cell.formula}`;
          return typeof cell.value === 'number' ? cell.value : typeof cell.value === 'string' ? `'${cell.value}` : null;
        }),
      ),
    ]),
  );
  return HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3', maxRows: 1000 });
}

describe.each(shippedTemplates.map(({ key }) => key))('the workbook of %s', (key) => {
  const workbook = example(key);
  const formulas = workbook.sheets.flatMap((sheet) =>
    sheet.rows.flatMap(({ cells }, row) =>
      cells.flatMap((cell, column) => (cell?.formula === undefined ? [] : [{ sheet: sheet.name, row, column, cell }])),
    ),
  );

  it('computes what the engine computed, in another engine and from the entered values alone', async () => {
    const engine = await recomputed(workbook);
    expect(formulas.length).toBeGreaterThan(20);
    const wrong = formulas.flatMap(({ sheet, row, column, cell }) => {
      const value = engine.getCellValue({ sheet: engine.getSheetId(sheet)!, row, col: column });
      if (cell.number === undefined) return value === '' ? [] : [`${sheet} ${row + 1}/${column + 1}: ${String(value)}`];
      const near = typeof value === 'number' && new Decimal(value).minus(cell.number).abs().lt('0.0000001');
      return near
        ? []
        : [`${sheet} ${row + 1}/${column + 1}: ${JSON.stringify(value)} for ${cell.number} = ${cell.formula!}`];
    });
    expect(wrong).toEqual([]);
  });

  it('says every formula of the template, so that no value stands alone', () => {
    const silent = workbook.sheets.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.filter((cell) => cell?.note)),
    );
    expect(silent).toEqual([]);
  });
});

const small = (cells: Workbook['sheets'][number]['rows'][number]['cells']): Workbook => ({
  title: '表',
  mark,
  sheets: [{ name: '表一', columns: cells.map(() => ({ width: 12 })), headRows: 0, headColumns: 0, rows: [{ cells }] }],
});

async function sheetXml(workbook: Workbook): Promise<string> {
  return (await zipParts(await renderXlsx(workbook))).get('xl/worksheets/sheet1.xml')!.toString('utf8');
}

describe('what stands in the file', () => {
  it.each([
    ['102.717452969', '102.717452969'],
    ['36018.575', '36018.575'],
    ['-12.5', '-12.5'],
    ['999999999999999.99', '999999999999999.99'],
    ['0.1', '0.1'],
    ['0.0000001', '0.0000001'],
    [`0.${'3'.repeat(40)}`, `0.${'3'.repeat(17)}`],
  ])('the number %s is written as %s, not as a float', async (number, written) => {
    expect(await sheetXml(small([{ style: 'entry', number, format: '0.00' }]))).toContain(`<v>${written}</v>`);
  });

  it.each(['=HYPERLINK("http://x","点击")', '@办公室', '-以前年度结转', '+1', '＝1+1', "'单引号", '<b>&"'])(
    'the text %s stays text and reads as typed',
    async (text) => {
      const workbook = small([{ style: 'text', text }]);
      expect(await sheetXml(workbook)).not.toContain('<f>');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await renderXlsx(workbook)).buffer as ArrayBuffer);
      expect(book.worksheets[0]!.getCell('A1').value).toBe(text);
    },
  );

  it('a formula keeps its present result beside it', async () => {
    const xml = await sheetXml(small([{ style: 'computed', number: '102.717452969', formula: '1+1', format: '0.00' }]));
    expect(xml).toContain('<f>1+1</f><v>102.717452969</v>');
  });

  it('equal reports give equal files', async () => {
    const workbook = example('district-department');
    expect(Buffer.compare(Buffer.from(await renderXlsx(workbook)), Buffer.from(await renderXlsx(workbook)))).toBe(0);
  });
});
