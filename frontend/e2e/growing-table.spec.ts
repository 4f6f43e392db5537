import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settledInputs } from '@countersign/template/demo';
import type { Browser, Locator, Page } from 'playwright-core';
import { eventually } from '../../backend/test/support/eventually.js';
import { addPerson } from '../../backend/test/support/people.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { prepareOffice, type Office } from './support/office.js';
import { startProduct, type Product } from './support/product.js';

/** A clerk adds a project to the execution table; everything that follows from the table follows the new row. */
let product: Product;
let browser: Browser;
let office: Office;
let page: Page;
let table: Locator;
const complaints: (() => readonly string[])[] = [];

beforeAll(async () => {
  product = await startProduct({ redis: false });
  browser = await launchChromium();
  office = await prepareOffice(product);
  await office.begin();
  const [finances] = await product.dataSource.query<{ id: string }[]>(`select id from office where name = '财务科'`);
  await addPerson(product.dataSource, 'colleague', [{ role: 'owner', officeId: finances!.id }]);
  for (const key of ['budget', 'execution']) await office.fill(key, settledInputs);
  page = await opened('owner');
  table = tableOf(page);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function opened(username: string): Promise<Page> {
  const watched = await openPage(browser, product.url);
  complaints.push(() => watched.complaints);
  await signIn(watched.page, username, office.password);
  await watched.page.goto(`/reports/${office.reportId}/sections/${office.sectionId('execution')}`);
  await tableOf(watched.page).waitFor();
  return watched.page;
}

const tableOf = (on: Page) => on.getByRole('grid', { name: '部门预算执行情况' });
const row = (name: string, within = table) =>
  within.getByRole('row').filter({ has: within.page().getByRole('rowheader', { name, exact: false }) });
const cells = async (name: string) => (await row(name).first().getByRole('gridcell').allInnerTexts()).map(digits);
const subtotal = async () => (await table.locator('[data-field="execution.project.spent"]').innerText()).trim();
const digits = (text: string) => text.replaceAll(',', '').trim();
const cents = (text: string) => Math.round(parseFloat(digits(text)) * 100);
const labels = async () =>
  ((await office.section('execution')).answers['execution.rows'] as { label: string }[] | undefined)?.map(
    ({ label }) => label,
  );
const spent = async () =>
  Object.entries((await office.section('execution')).figures).find(([key]) => /\.r[a-z0-9]{8}\.spent$/.test(key))?.[1];

/** The cursor stands in the box where a name is typed. */
const nameBox = (label: string, on = page) => tableOf(on).locator(`input[aria-label="${label}"]:focus`).waitFor();

async function add(name: string, amounts: readonly string[], on = page): Promise<void> {
  await tableOf(on).getByRole('button', { name: '在“项目支出”添加一行' }).click();
  await nameBox('新行的名称，加入“项目支出”', on);
  await on.keyboard.type(name);
  await on.keyboard.press('Enter');
  await tableOf(on).locator('tr.added').filter({ hasText: name }).locator('td input:focus').waitFor();
  for (const amount of amounts) {
    await on.keyboard.type(amount);
    await on.keyboard.press('Tab');
  }
}

describe('a row that a clerk adds', () => {
  it('is named and filled at the foot of its group, and the subtotal follows at once', async () => {
    const before = cents(await subtotal());
    await add('园区道路改造', ['10', '0', '2.5', '-1', '4']);
    await eventually(async () => cents(await subtotal()) === before + 400);
    expect(await cells('园区道路改造')).toEqual(['10.00', '0.00', '2.50', '-1.00', '11.50', '4.00', '7.50', '34.78%']);
    await eventually(async () => (await spent()) === '4' && office.upToDate());
    expect(await labels()).toEqual(['园区道路改造']);
  });

  it('is renamed by the keyboard; a name that is there already is refused beside it', async () => {
    await row('园区道路改造').first().getByRole('gridcell').nth(4).click();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: '改名' }).press('Enter');
    await nameBox('这一行的名称');
    await page.keyboard.type('购置费');
    await page.keyboard.press('Enter');
    expect(await table.getByRole('alert').innerText()).toContain('“购置费”出现了两次');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('园区道路提升');
    await page.keyboard.press('Enter');
    await eventually(async () => (await labels())?.[0] === '园区道路提升');
    expect(await spent()).toBe('4');
  });

  it('changes places with the next one', async () => {
    await add('学校修缮', []);
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(async () => (await labels())?.join() === '学校修缮,园区道路提升');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await eventually(async () => (await labels())?.join() === '园区道路提升');
  });

  it('takes its figures along when it is removed, and brings them back when that is undone', async () => {
    const filled = await subtotal();
    await row('园区道路提升').first().hover();
    await page.getByRole('button', { name: '“园区道路提升”行的操作' }).click();
    await page.getByRole('menuitem', { name: '删除这一行' }).click();
    await page.getByText('已删除“园区道路提升”，其中的 5 个数据一并移除').waitFor();
    await eventually(async () => (await labels()) === undefined && (await spent()) === undefined);
    expect(cents(await subtotal())).toBe(cents(filled) - 400);
    await page.getByRole('button', { name: '撤销（Ctrl+Z）' }).click();
    await eventually(async () => (await labels())?.length === 1 && (await spent()) === '4');
    expect(await subtotal()).toBe(filled);
  });

  it('joins by itself with one that somebody else adds at the same time', async () => {
    const theirs = await opened('colleague');
    await page.context().setOffline(true);
    await add('学校修缮', ['1']);
    await add('医院改造', ['2'], theirs);
    await eventually(async () => (await labels())?.includes('医院改造'));
    await page.context().setOffline(false);
    await eventually(async () => (await labels())?.join() === '园区道路提升,医院改造,学校修缮', 40_000);
    for (const each of [table, tableOf(theirs)])
      for (const name of ['学校修缮', '医院改造']) await row(name, each).first().waitFor();
    const { figures } = await eventually(async () => {
      const section = await office.section('execution');
      return (
        Object.entries(section.figures).some(([key, value]) => key.endsWith('.budget') && value === '1') && section
      );
    });
    expect(Object.values(figures)).toEqual(expect.arrayContaining(['1', '2', '4']));
    expect(await page.getByRole('alertdialog').count()).toBe(0);
  });

  it('is seen by those who only read, who are not offered to add any', async () => {
    const reader = await opened('coordinator');
    const theirs = tableOf(reader);
    await row('园区道路提升', theirs).first().waitFor();
    expect(await theirs.getByRole('button').count()).toBe(0);
  });

  it('and the browser had nothing to complain about', () => {
    expect(complaints.flatMap((each) => each())).toEqual([]);
  });
});
