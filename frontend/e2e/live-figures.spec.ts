import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decimal, formatFigure } from '@countersign/figures';
import { settledInputs } from '@countersign/template/demo';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, Locator, Page } from 'playwright-core';
import { download } from '../../backend/test/documents/uploads.js';
import { eventually } from '../../backend/test/support/eventually.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { prepareOffice, type Office } from './support/office.js';
import { startProduct, type Product } from './support/product.js';

/** One office writes about money with live figures and has it signed; then another office changes a figure. */
const writing = 'key_tasks';
const field = 'year_plan';
const fund = 'execution.project.industrial_development_fund';
const total = 'execution.total.spent';

let product: Product;
let browser: Browser;
let office: Office;
let page: Page;
let text: Locator;
let complaints: () => readonly string[];

beforeAll(async () => {
  product = await startProduct({ redis: false });
  browser = await launchChromium();
  office = await prepareOffice(product);
  await office.begin();
  for (const key of ['budget', 'execution', writing]) await office.fill(key, settledInputs);
  const watched = await openPage(browser, product.url);
  ({ page } = watched);
  complaints = () => watched.complaints;
  await signIn(page, 'owner2', office.password);
  await page.goto(`/reports/${office.reportId}/sections/${office.sectionId(writing)}`);
  text = page.locator(`[data-field="${field}"]`);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const answer = async () => String((await office.section(writing)).answers[field]);
const value = async (key: string) => {
  const { figures, derived } = await office.figures();
  const computed = derived[key];
  return new Decimal(figures[key] ?? (computed && 'value' in computed ? computed.value : NaN));
};
const shown = async () => ({
  total: formatFigure(await value(total), { unit: '万元', decimals: 2 }),
  progress: formatFigure(await value(`${fund}.progress`), { unit: '%', decimals: 2 }),
});

describe('a text with live figures', () => {
  it('is written with a figure found by pinyin, the table and a chart', async () => {
    const editor = text.locator('[contenteditable="true"]');
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('全年支出/hjzc');
    await page
      .getByRole('option')
      .filter({ hasText: /合计.*支出/ })
      .first()
      .click();
    await page.keyboard.type('万元。');
    for (const what of ['live_table:execution', 'live_chart:execution'])
      await text.getByLabel('插入', { exact: true }).selectOption(what);
    await eventually(async () => (await answer()).includes('{{chart:execution}}'));
    expect(await answer()).toContain(`全年支出{${total}}万元。`);
    expect(await answer()).toContain('{{table:execution}}');
  });

  it('is signed as it is shown', async () => {
    await eventually(() => office.upToDate());
    await office.act(writing, 'submit');
    await office.countersign(writing);
    await office.act(writing, 'approve');
    await office.signAll();
    await text.locator('[contenteditable="true"]').waitFor({ state: 'detached' });
    const { total: amount, progress } = await shown();
    await eventually(async () => (await text.innerText()).includes(`全年支出${amount}万元。`));
    expect(await text.innerText()).toContain(progress);
    expect(await office.state(writing)).toBe('signed_off');
  });

  it('follows what another office changes, with table, chart and score, without being loaded again', async () => {
    const before = await shown();
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    expect((await office.trySave('execution', `${fund}.spent`, '14000')).status).toBe(200);
    await eventually(() => office.upToDate());
    const after = await shown();
    expect(after).not.toEqual(before);
    await eventually(async () => (await text.innerText()).includes(`全年支出${after.total}万元。`));
    const chart = text.locator('cs-live-chart');
    const table = text.locator('cs-live-table');
    await eventually(async () => (await chart.innerText()).includes(after.progress));
    expect(await table.innerText()).toContain(after.total);
    expect(await table.innerText()).not.toContain(before.total);
    const { scoreTotal, scoreKnown } = await office.report();
    await eventually(
      async () => (await page.locator('cs-report-header .score b').innerText()) === (scoreTotal ?? scoreKnown),
    );
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  it('goes back to be signed, with the old and the new value', async () => {
    await eventually(async () => (await office.state(writing)) === 'awaiting_sign_off');
    const { signatures } = await office.section(writing, 'leader2');
    const changed = signatures[0]!.superseded!.changes.find(({ key }) => key === total);
    expect(changed).toMatchObject({ before: expect.stringContaining('万元'), after: `${(await shown()).total} 万元` });
  });

  it('is exported with the new value', async () => {
    const { total: amount } = await shown();
    const file = async (format: string) => {
      const { bytes, status } = await download(office.reader(), `/reports/${office.reportId}/documents/${format}`);
      expect(status).toBe(200);
      return bytes;
    };
    const word = await mammoth.extractRawText({ buffer: await file('docx') });
    expect(word.value).toContain(`全年支出${amount}万元。`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await file('xlsx')).buffer as ArrayBuffer);
    expect(JSON.stringify(book.model)).toContain(`"result":${(await value(total)).toFixed()}`);
    const paper = await getDocument({ data: new Uint8Array(await file('pdf')) }).promise;
    const pages = await Promise.all(
      Array.from({ length: paper.numPages }, async (_, index) => (await paper.getPage(index + 1)).getTextContent()),
    );
    // Chinese and digits stand a little apart on paper
    const printed = pages
      .flatMap(({ items }) => items.map((item) => ('str' in item ? item.str.replaceAll(' ', '') : '')))
      .join('');
    expect(printed).toContain(`全年支出${amount}万元。`);
  }, 60_000);

  it('nothing complained', () => expect(complaints()).toEqual([]));
});
