import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settledInputs } from '@countersign/template/demo';
import ExcelJS from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../backend/test/support/eventually.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { prepareOffice, type Office } from './support/office.js';
import { startProduct, type Product } from './support/product.js';

/** A clerk takes a spreadsheet of another system into table 5, undoes it, and pastes a range that has a further row. */
let product: Product;
let browser: Browser;
let office: Office;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  product = await startProduct({ redis: false });
  browser = await launchChromium();
  office = await prepareOffice(product);
  await office.begin();
  for (const key of ['budget', 'execution']) await office.fill(key, settledInputs);
  ({ page, complaints } = await openPage(browser, product.url));
  await signIn(page, 'owner', office.password);
  await page.goto(`/reports/${office.reportId}/sections/${office.sectionId('execution')}`);
  await page.locator('[data-field="execution"] table').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const field = () => page.locator('section[data-field="execution"]');
const dialog = () => page.getByRole('dialog', { name: /导入表格/ });
const spent = 'execution.project.purchases.spent';
const rows = async () => ((await office.section('execution')).answers['execution.rows'] ?? []) as { label: string }[];

/** Titles, a head of two merged rows, 元, texts for numbers, a name written otherwise, an error, a further row, a wrong total. */
async function awkward(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('预算执行');
  for (const row of [
    ['2020年度预算执行情况表'],
    ['', '', '', '单位：元'],
    ['预算科目', '预算调整', '', '支出'],
    ['', '年中追加', '年中调剂', ''],
    ['购置费用', 0, '（500.00）', '41,200.00'],
    ['预算准备金', 0, 0, { error: '#REF!' }],
    ['智慧园区维护', '１２，５００', 0, 12500],
    ['合计', 0, 0, 1],
    ['填表人：', '', '审核人：'],
  ])
    sheet.addRow(row as ExcelJS.CellValue[]);
  sheet.mergeCells('A3:A4');
  sheet.mergeCells('B3:C3');
  sheet.mergeCells('D3:D4');
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a spreadsheet of another system', () => {
  it('is shown cell by cell before anything is written', async () => {
    await field().getByRole('button', { name: '导入表格' }).click();
    await dialog()
      .getByLabel('选择文件')
      .setInputFiles({ name: '执行表.xlsx', mimeType: 'application/octet-stream', buffer: await awkward() });
    await dialog()
      .getByRole('row', { name: /智慧园区维护/ })
      .waitFor();
    expect(await dialog().getByLabel('金额单位').inputValue()).toBe('元');
    expect(
      await dialog()
        .getByRole('row', { name: /预算准备金/ })
        .innerText(),
    ).toContain('公式错误（#REF!）');
    expect(
      await dialog()
        .getByRole('row', { name: /^8 合计/ })
        .innerText(),
    ).toContain('按导入后的明细计算为');
    await dialog().getByLabel('“购置费用”对应').selectOption({ label: '购置费' });
    await dialog()
      .getByRole('row', { name: /购置费用.*4\.12/ })
      .waitFor();
    expect(await office.figure(spent)).toBe(settledInputs.figures[spent]);
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/import-preview.png` });
  });

  it('is written by one press, and says what was left out', async () => {
    await dialog().getByRole('button', { name: '导入', exact: true }).click();
    const note = page.getByRole('status', { name: '导入结果' });
    await note.waitFor();
    expect(await note.innerText()).toContain('新增 1 行');
    expect(await note.innerText()).toContain('预算准备金 · 支出');
    expect(await office.figure(spent)).toBe('4.12');
    expect((await rows()).map(({ label }) => label)).toEqual(['智慧园区维护']);
    await page.locator('th[role="rowheader"]', { hasText: '智慧园区维护' }).waitFor();
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/import-done.png` });
  });

  it('is undone by one press', async () => {
    await page.getByRole('button', { name: '撤销导入' }).click();
    await page.getByRole('status', { name: '导入结果' }).waitFor({ state: 'detached' });
    expect(await office.figure(spent)).toBe(settledInputs.figures[spent]);
    expect(await rows()).toEqual([]);
  });
});

describe('a pasted range', () => {
  it('adds the row that the table does not have, refuses what is no amount, and is undone as a whole', async () => {
    const cell = page.locator('td[data-field="execution.project.purchases.carry_over"]');
    await cell.click();
    const text = '购置费\t1\t２．５\n园区绿化\t3\t二\n预算准备金\t0\t0';
    await cell.locator('input').evaluate((input, pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
    const result = page.getByRole('status', { name: '粘贴结果' });
    await result.waitFor();
    expect(await result.innerText()).toContain('新增 1 行');
    expect(await result.innerText()).toContain('园区绿化 · 年中追加');
    await eventually(async () => (await rows()).map(({ label }) => label).join() === '园区绿化');
    await eventually(async () => (await office.figure('execution.project.purchases.added')) === '2.5');
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/paste-rows.png` });
    await result.getByRole('button', { name: '撤销这次粘贴' }).click();
    await eventually(async () => (await rows()).length === 0);
    await eventually(
      async () =>
        (await office.figure('execution.project.purchases.added')) ===
        settledInputs.figures['execution.project.purchases.added'],
    );
  });

  it('without a complaint of the browser', () => expect(complaints).toEqual([]));
});
