import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goldenInputs } from '@countersign/template/demo';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { eventually } from '../../backend/test/support/eventually.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { prepareOffice, type Office } from './support/office.js';
import { startProduct, type Product } from './support/product.js';
import { wordHtml, wpsHtml } from './support/office-clipboard.js';

/** A narrative is written in the editor: live figures by pinyin, input methods, paste from Word and WPS, the limit. */
let product: Product;
let browser: Browser;
let office: Office;
let page: Page;
let input: CDPSession;
let complaints: readonly string[] = [];

const editor = () => page.locator('[data-field="projects_narrative"] .cs-narrative');
const chip = () => editor().locator('.chip').first();
const stored = async () => String((await office.section('projects')).answers['projects_narrative']);
const kept = (text: string) => eventually(async () => (await stored()) === text);
const field = () => page.locator('[data-field="projects_narrative"]');

async function empty(): Promise<void> {
  await editor().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
}

async function paste(html: string): Promise<void> {
  await editor().evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

beforeAll(async () => {
  product = await startProduct({ redis: false });
  browser = await launchChromium();
  office = await prepareOffice(product);
  await office.begin();
  for (const key of ['budget', 'execution', 'projects']) await office.fill(key, goldenInputs);
  const opened = await openPage(browser, product.url);
  ({ page, complaints } = opened);
  await signIn(page, 'owner2', office.password);
  await page.goto(`/reports/${office.reportId}/sections/${office.sectionId('projects')}`);
  await editor().waitFor();
  input = await page.context().newCDPSession(page);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('a narrative in the editor', () => {
  it('takes a live figure by the initials of its name, in another unit', async () => {
    await empty();
    await page.keyboard.type('项目指标合计/xmzbhj');
    await page.getByRole('option', { name: /项目（含政府投资）指标合计/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(await chip().innerText()).toBe('37,761.04');
    await field().getByLabel('单位', { exact: true }).selectOption('亿元');
    await field().getByLabel('带单位').check();
    expect(await chip().innerText()).toBe('3.78 亿元');
    await editor().press('End');
    await page.keyboard.type('。');
    await kept('项目指标合计{execution.projects_with_investment.total_index|亿元,带单位}。');
  });

  it('shows the figure that somebody else changes, without a reload', async () => {
    await office.fill('execution', {
      figures: { 'execution.project.talent_programme.added': '100000' },
      answers: {},
    });
    await eventually(async () => (await chip().innerText()) !== '3.78 亿元');
    expect(await chip().innerText()).toMatch(/^1\d\.\d\d 亿元$/);
  });

  it.each([
    ['a pinyin method', ['z', 'zhi', "zhi'chu"], '支出'],
    ['a stroke method that corrects itself', ['一', '丨', '丨一', '丨'], '预算'],
    ['a method that shows the words while composing', ['资', '资金', '资金执'], '资金执行'],
  ])('%s loses and doubles nothing, even when another text arrives meanwhile', async (_, steps, words) => {
    await empty();
    await page.keyboard.type('前后');
    await page.keyboard.press('ArrowLeft');
    await kept('前后');
    for (const [index, text] of steps.entries()) {
      await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      if (index === 0) await office.fill('projects', { figures: {}, answers: { projects_narrative: '前后\n另一段' } });
    }
    await input.send('Input.insertText', { text: words });
    await page.keyboard.type('，');
    await kept(`前${words}，后\n另一段`);
    expect((await editor().innerText()).replace(/\s+/g, '|')).toBe(`前${words}，后|另一段`);
  });

  it.each([
    ['Word', wordHtml],
    ['WPS', wpsHtml],
  ])('takes headings, items, tables and strong text from %s, and nothing else', async (_, html) => {
    await empty();
    await paste(html);
    await kept('# 主要成效\n++ 厉行节约\n* 压减会议\n三公经费**下降**。\n|项目|金额|\n|接待|5.21|');
    expect(await editor().locator('script, style, [class*=Mso], [style*=mso]').count()).toBe(0);
    expect(await page.evaluate(() => (globalThis as { ran?: number }).ran)).toBeUndefined();
  });

  it('says when it is too long, and is the same after undo and a reload', async () => {
    await empty();
    await page.keyboard.type('一、');
    await page.keyboard.type('完成项目');
    await kept('+ 完成项目');
    await page.keyboard.insertText('字'.repeat(3001));
    await field()
      .getByText(/最多 \d+ 字/)
      .waitFor();
    await page.keyboard.press('Control+z');
    await field()
      .getByText(/最多 \d+ 字/)
      .waitFor({ state: 'detached' });
    await kept('+ 完成项目');
    await page.reload();
    await eventually(async () => (await editor().innerText()).includes('完成项目'));
    expect(await editor().locator('.numbered[data-level="1"]').count()).toBe(1);
  });

  it('without a complaint of the browser', () => expect(complaints).toEqual([]));
});
