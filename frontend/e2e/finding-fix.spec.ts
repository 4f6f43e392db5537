import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goldenInputs } from '@countersign/template/demo';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../backend/test/support/eventually.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { prepareOffice, type Office } from './support/office.js';
import { startProduct, type Product } from './support/product.js';

/** A finding that knows what is right puts it right with one press of those who may edit the place. */
let product: Product;
let browser: Browser;
let office: Office;
const complaints: (() => readonly string[])[] = [];

beforeAll(async () => {
  product = await startProduct({ redis: false });
  browser = await launchChromium();
  office = await prepareOffice(product);
  await office.begin();
  for (const key of ['budget', 'execution', 'projects']) await office.fill(key, goldenInputs);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function projects(username: string): Promise<Page> {
  const opened = await openPage(browser, product.url);
  complaints.push(() => opened.complaints);
  await signIn(opened.page, username, office.password);
  await opened.page.goto(`/reports/${office.reportId}/sections/${office.sectionId('projects')}`);
  await finding(opened.page).waitFor();
  return opened.page;
}

const finding = (page: Page) =>
  page.getByRole('tabpanel', { name: /问题/ }).locator('article').filter({ hasText: '写为 37761.05万元' });
const narrative = async () => String((await office.section('projects')).answers['projects_narrative']);
const button = { name: '改为实时数据 37,761.04 万元' };

describe('the total of projects, 0.01 off in the text', () => {
  it.each(['coordinator', 'owner'])(
    'is not offered to be put right by %s, who may not edit this section',
    async (who) => {
      const page = await projects(who);
      expect(await finding(page).getByRole('button', button).count()).toBe(0);
      await page.close();
    },
  );

  it('is put right by the owner: said before, live afterwards, and the finding is gone', async () => {
    const page = await projects('owner2');
    await finding(page).getByRole('button', button).waitFor();
    expect(await finding(page).innerText()).toContain(
      '按下后，“项目管理说明”中的“37761.05”换成“〔项目（含政府投资）指标合计〕”，随即保存。',
    );
    await finding(page).getByRole('button', button).click();
    await eventually(async () => (await finding(page).count()) === 0);
    await eventually(async () =>
      (await narrative()).includes('项目指标合计{execution.projects_with_investment.total_index}万元'),
    );
    const chip = page.locator('[data-field="projects_narrative"] .chip').first();
    expect(await chip.innerText()).toBe('37,761.04');
    await eventually(async () => !(await office.findings()).includes('stated_projects_total') && office.upToDate());
  });

  it('without a complaint of the browser', () => {
    expect(complaints.flatMap((each) => each())).toEqual([]);
  });
});
