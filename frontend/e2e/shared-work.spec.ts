import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goldenInputs, settledInputs } from '@countersign/template/demo';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { eventually } from '../../backend/test/support/eventually.js';
import { addPerson } from '../../backend/test/support/people.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { prepareOffice, type Office } from './support/office.js';
import { startProduct, type Product } from './support/product.js';

/** Two people in one section, and people who write what is not text: nothing is lost, nothing runs. */
let product: Product;
let browser: Browser;
let office: Office;
const complaints: (() => readonly string[])[] = [];

beforeAll(async () => {
  product = await startProduct({ redis: false });
  browser = await launchChromium();
  office = await prepareOffice(product);
  await office.begin();
  const [finances] = await product.dataSource.query<{ id: string }[]>(`select id from office where name = '财务科'`);
  await addPerson(product.dataSource, 'colleague', [{ role: 'owner', officeId: finances!.id }]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function signedIn(username: string): Promise<{ page: Page; context: BrowserContext }> {
  const opened = await openPage(browser, product.url);
  complaints.push(() => opened.complaints);
  await signIn(opened.page, username, office.password);
  return { page: opened.page, context: opened.page.context() };
}

const address = (key: string) => `/reports/${office.reportId}/sections/${office.sectionId(key)}`;
const saved = (page: Page) =>
  page
    .getByText(/已保存/)
    .first()
    .waitFor();

/** Whether a person sees the text, printed or in a box of the form. */
const shows = (page: Page, text: string): Promise<boolean> =>
  page.evaluate(
    (wanted) =>
      document.body.innerText.includes(wanted) ||
      [...document.querySelectorAll('textarea')].some(({ value }) => value.includes(wanted)),
    text,
  );

describe('two owners in one section at once', () => {
  let mine: Page;
  let theirs: Page;
  const text = (page: Page) => page.locator('.cs-narrative').last();

  beforeAll(async () => {
    await office.fill('carry_over', settledInputs);
    for (const [username, take] of [
      ['owner', (page: Page) => (mine = page)],
      ['colleague', (page: Page) => (theirs = page)],
    ] as const) {
      const { page } = await signedIn(username);
      await page.goto(address('carry_over'));
      await text(page).waitFor();
      take(page);
    }
  });

  it('the second sees both versions of a text and decides; neither is lost', async () => {
    await mine.context().setOffline(true);
    await text(mine).fill('我写的一版：结转资金已核对。');
    await text(theirs).fill('同事写的一版：结转资金按项目列示。');
    await saved(theirs);
    await mine.context().setOffline(false);
    const choice = mine.getByRole('alertdialog');
    await choice.waitFor();
    const shown = await choice.innerText();
    expect(shown).toContain('我写的一版：结转资金已核对。');
    expect(shown).toContain('同事写的一版：结转资金按项目列示。');
    await choice.getByRole('button', { name: '自己合并' }).click();
    await choice.getByRole('textbox').fill('结转资金按项目列示，已核对。');
    await choice.getByRole('button', { name: '用这段文字' }).click();
    await choice.waitFor({ state: 'detached' });
    const values = async () => Object.values((await office.section('carry_over')).answers);
    await eventually(async () => (await values()).includes('结转资金按项目列示，已核对。'));
    await eventually(async () => (await text(theirs).innerText()) === '结转资金按项目列示，已核对。');
  });

  it('different places join by themselves, on both pages without a reload', async () => {
    const [first, second] = ['input[inputmode="decimal"]', '.cs-narrative'] as const;
    await mine.context().setOffline(true);
    await mine.locator(first).first().fill('12.34');
    await mine.keyboard.press('Tab');
    await theirs.locator(second).last().fill('同事另写的说明。');
    await saved(theirs);
    await mine.context().setOffline(false);
    await eventually(async () => {
      const { figures, answers } = await office.section('carry_over');
      return Object.values(figures).includes('12.34') && Object.values(answers).includes('同事另写的说明。');
    });
    await eventually(async () => (await text(mine).innerText()) === '同事另写的说明。');
    await eventually(async () => (await theirs.locator(first).first().inputValue()) === '12.34');
    expect(await mine.getByRole('alertdialog').count()).toBe(0);
  });
});

describe('text that looks like a script', () => {
  const hostile = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>{{constructor.constructor('window.ran=1')()}}`;

  it('is shown as it was written to everybody who reads it, and never runs', async () => {
    for (const key of office.keysBefore('execution')) await office.fill(key, goldenInputs);
    const { page } = await signedIn('owner');
    await page.goto(address('staff'));
    await page.locator('.cs-narrative').first().fill(hostile);
    await saved(page);
    // braces that are no live figure are kept as characters
    const kept = hostile.replaceAll('{', '\\{');
    await eventually(async () => Object.values((await office.section('staff')).answers).includes(kept));
    await office.act('duties', 'submit');
    await office.act('duties', 'return', { comment: hostile, notes: [{ field: null, text: hostile }] });
    const pages = [page];
    for (const username of ['reviewer', 'leader', 'coordinator']) pages.push((await signedIn(username)).page);
    for (const each of pages)
      for (const key of ['staff', 'duties']) {
        await each.goto(address(key));
        await eventually(() => shows(each, hostile));
        await each.getByRole('tab', { name: '历史' }).click();
        await each.getByRole('tabpanel').getByRole('listitem').first().waitFor();
        expect(await each.evaluate(() => (globalThis as { ran?: number }).ran)).toBeUndefined();
      }
    await page.goto('/');
    await page.getByText('window.ran').first().waitFor();
    expect(await page.evaluate(() => (globalThis as { ran?: number }).ran)).toBeUndefined();
  });

  it('is text in the mail that tells of it', async () => {
    const mail = await eventually(() => product.smtp.mails.find(({ html }) => html && html.includes('window.ran')));
    expect(mail.html).toContain('&#60;img src=x');
    expect(mail.html).not.toMatch(/<img|<script/);
  });

  it('gives the browser nothing to complain about', () => {
    const all = complaints.flatMap((each) => each());
    expect(all.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});
