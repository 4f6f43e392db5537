import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Caller } from '../../backend/test/support/caller.js';
import { eventually } from '../../backend/test/support/eventually.js';
import { addDepartment, addPerson, standardPassword } from '../../backend/test/support/people.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { startProduct, type Product } from './support/product.js';
import { beginTemplate, fill, openTab, press, triedPoints, writeFormula } from './support/rubric-author.js';
import {
  amounts,
  buildForms,
  buildRate,
  buildRubric,
  counts,
  tryRubric,
  workedPoints,
  workedTotal,
} from './support/small-rubric.js';

/**
 * A rubric of five indicators from nothing to a scored report, in the browser and in words: nobody writes JSON.
 * Steps build on each other, in their order.
 */
const title = '小型单位自评报告';
let product: Product;
let browser: Browser;
let reportId = '';
const complaints: (() => readonly string[])[] = [];
const pages: Record<string, Page> = {};

async function as(username: string): Promise<Page> {
  if (pages[username]) return pages[username];
  const watched = await openPage(browser, product.url);
  complaints.push(() => watched.complaints);
  await signIn(watched.page, username, standardPassword);
  return (pages[username] = watched.page);
}

beforeAll(async () => {
  product = await startProduct({ redis: false });
  browser = await launchChromium();
  const department = await addDepartment(product.dataSource, '青山区统计局', ['办公室']);
  const office = { officeId: department.office('办公室') };
  await addPerson(product.dataSource, 'admin1', [{ role: 'administrator' }]);
  await addPerson(product.dataSource, 'coordinator', [{ role: 'coordinator', departmentId: department.id }]);
  await addPerson(product.dataSource, 'owner', [{ role: 'owner', ...office }]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('a rubric made by an administrator', () => {
  it('begins with two sections, a table and a rate whose figures are found by their names', async () => {
    const page = await as('admin1');
    await beginTemplate(page, title, 'small-unit', '2021');
    await buildForms(page);
    await buildRate(page);
    await page.getByText('合计 支出 ÷ 收支表 合计 预算').waitFor();
  });

  it('gets five indicators of five kinds, and gives the worked points in the panel beside it', async () => {
    const page = await as('admin1');
    await buildRubric(page);
    await tryRubric(page);
    for (const [name, points] of Object.entries(workedPoints))
      expect([name, await triedPoints(page, name)]).toEqual([name, points]);
    expect(await page.getByTestId('trial-total').innerText()).toBe(workedTotal);
  });

  it('says an error at its place, which leads from the list of errors to the form, and is mended there', async () => {
    const page = await as('admin1');
    await openTab(page, '计算值');
    await writeFormula(page, '公式', ['f1 / nothing']);
    const fault = page.locator('cs-formula-box').getByRole('alert');
    await fault.filter({ hasText: '第 6 个字符处' }).waitFor();
    await openTab(page, '发布');
    expect(await page.getByRole('button', { name: '发布本版' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '去改正' }).first().click();
    await page.getByRole('heading', { name: '预算执行率' }).waitFor();
    await writeFormula(page, '公式', ['合计', /合计 支出/, ' / 合计', /合计 预算/]);
    await fault.waitFor({ state: 'detached' });
  });

  it('is saved by itself, and is there after a reload', async () => {
    const page = await as('admin1');
    await openTab(page, '评分标准');
    await page
      .getByRole('list', { name: '评价指标' })
      .getByRole('button', { name: /制度建设/ })
      .click();
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    await fill(page, { 评价要点: '看制度和档案。' });
    await saved;
    await page.reload();
    await page.getByLabel('评价要点').waitFor();
    expect(await page.getByLabel('评价要点').inputValue()).toBe('看制度和档案。');
  });

  it('is published, and then only read', async () => {
    const page = await as('admin1');
    await openTab(page, '发布');
    await press(page, '发布本版');
    await press(page, '确定发布');
    await page.getByText('已发布，只能查看').waitFor();
  });
});

describe('a report made from it', () => {
  it('is begun by the coordinator and assigned', async () => {
    const page = await as('coordinator');
    await page.goto('/coordinator');
    await page.getByLabel('模板').selectOption({ label: `2021年度 ${title}（第 1 版）` });
    await page.getByRole('button', { name: '新建', exact: true }).click();
    await page.waitForURL(/\/coordinator\/[0-9a-f-]{36}$/);
    reportId = page.url().split('/').at(-1)!;
    for (const name of [/人员和管理/, /预算执行/]) await page.getByRole('row', { name }).getByRole('checkbox').check();
    await page.getByRole('button', { name: '分派、改期…' }).click();
    await page.getByLabel('牵头科室').selectOption({ label: '办公室' });
    await page.getByRole('button', { name: '确定分派' }).click();
    await page.getByText('已更新 2 个章节的分派。').waitFor();
  });

  it('is filled by the owner and gives the same points', async () => {
    const page = await as('owner');
    const rows = await product.dataSource.query<{ id: string; key: string }[]>(
      'select id, key from section where report_id = $1 order by key',
      [reportId],
    );
    const [people, execution] = rows.map(({ id }) => `/reports/${reportId}/sections/${id}`) as [string, string];
    await page.goto(people);
    for (const [name, value] of Object.entries(counts)) {
      await page.getByLabel(new RegExp(`^${name}（`)).fill(value);
      await page.keyboard.press('Tab');
    }
    const item = (name: string) => page.getByRole('row').filter({ hasText: name });
    await item('内控制度健全').getByRole('radio', { name: '符合', exact: true }).check();
    await item('档案齐全').getByRole('radio', { name: '不符合', exact: true }).check();
    await page
      .getByText(/已保存/)
      .first()
      .waitFor();

    await page.goto(execution);
    for (const [row, cells] of Object.entries(amounts)) {
      await page
        .getByRole('row', { name: new RegExp(row) })
        .getByRole('gridcell')
        .first()
        .click();
      for (const value of Object.values(cells)) {
        await page.keyboard.type(value);
        await page.keyboard.press('Tab');
      }
    }
    await page
      .getByText(/已保存/)
      .first()
      .waitFor();
    await page.getByRole('tab', { name: /得分/ }).click();
    await page.getByText(`合计 ${workedTotal} 分`).waitFor();

    const coordinator = new Caller(product.url);
    await coordinator.signIn('coordinator');
    const score = await eventually(async () => {
      const { body } = await coordinator.call('readScore', { params: { id: reportId } });
      return body.total === workedTotal ? body : undefined;
    }, 30_000);
    expect(Object.fromEntries(score!.indicators.map(({ label, points }) => [label, points]))).toEqual(workedPoints);
  });

  it('gives no browser anything to complain about', () => {
    expect(complaints.flatMap((each) => each())).toEqual([]);
  });
});
