import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goldenInputs, settledInputs } from '@countersign/template/demo';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../../backend/test/support/eventually.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { executionBlock } from './support/execution-block.js';
import { prepareOffice, type Office } from './support/office.js';
import { startProduct, type Product } from './support/product.js';

/**
 * The main job in a browser, by every role, on the built product with a real database, Redis and mail server: an
 * empty template becomes an accepted report with 95.41 points. Steps build on each other, in their order.
 */
const rubric = JSON.parse(
  readFileSync(new URL('../../libs/template/golden/rubric-2020.json', import.meta.url), 'utf8'),
) as { key: string; expected: string }[];

/** First version: 0.13 万元 of running cost is booked under administration. */
const first: Record<string, string> = {
  'execution.basic.public.spent': '36.2',
  'execution.basic.public.daily.spent': '32.64',
  'execution.project.general_administration.spent': '334.2',
};

let product: Product;
let browser: Browser;
let office: Office;
const pages: Record<string, Page> = {};

async function as(username: string, viewport = { width: 1366, height: 768 }): Promise<Page> {
  if (pages[username]) return pages[username];
  const { page } = await openPage(browser, product.url, { viewport });
  await signIn(page, username, office.password);
  return (pages[username] = page);
}

const section = (key: string) => `/reports/${office.reportId}/sections/${office.sectionId(key)}`;
const cell = (page: Page, key: string) => page.locator(`td[data-field="${key}"]`);
const shown = async (page: Page, key: string) => (await cell(page, key).locator('span').first().innerText()).trim();
const computed = () => eventually(() => office.upToDate(), 30_000);

/** Types into a cell as in a spreadsheet: choose it, type over it, Enter. */
async function type(page: Page, key: string, text: string): Promise<void> {
  await cell(page, key).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  office = await prepareOffice(product);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('the golden report', () => {
  it('is begun by the coordinator, with offices and leaders proposed by the template', async () => {
    const page = await as('coordinator');
    await page.goto('/coordinator');
    await page.getByRole('button', { name: '新建', exact: true }).click();
    await page.waitForURL(/\/coordinator\/[0-9a-f-]{36}$/);
    await office.take(page.url().split('/').at(-1)!);
    const row = page.getByRole('row', { name: /预算执行情况/ });
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: '分派、改期…' }).click();
    await page.getByLabel('完成期限').fill('2030-03-20');
    await page.getByRole('button', { name: '确定分派' }).click();
    await page.getByText('已更新 1 个章节的分派。').waitFor();
    expect(await row.innerText()).toContain('财务科');
  });

  it('takes the execution table from a spreadsheet and shows computed cells at once', async () => {
    await office.fill('budget', settledInputs);
    await computed();
    const page = await as('owner');
    await page.goto(section('execution'));
    await cell(page, 'execution.government_investment.investment_platform.budget').click();
    const block = executionBlock({ ...goldenInputs.figures, ...first });
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, block);
    await eventually(async () => (await shown(page, 'execution.total.total_index')) === '38,304.02');
    // full-width digits of a Chinese input method are numbers too
    await type(page, 'execution.basic.personnel.spent', '４５７．５１');
    expect(await shown(page, 'execution.total.progress')).toBe('97.67%');
    await page
      .getByText(/已保存/)
      .first()
      .waitFor();
    await computed();
    expect(await shown(page, 'execution.total.spent')).toBe('37,411.04');
  });

  it('finds what does not add up while it is written', async () => {
    for (const key of office.keysBefore('score'))
      if (!['budget', 'execution'].includes(key)) await office.fill(key, goldenInputs);
    await office.fill('execution', { figures: {}, answers: goldenInputs.answers });
    await office.fillFigures('execution', ['quarters', 'three_public']);
    await office.fill('score', goldenInputs);
    await computed();
    const page = await as('owner2');
    await page.goto(section('projects'));
    await page
      .getByText(/37761\.05/)
      .first()
      .waitFor();
    expect((await office.findings()).sort()).toEqual([
      'closing_balance_unit',
      'execution_reasons',
      'goals_reached',
      'labour_dispatch_cost',
      'number_of_projects',
      'staff_over_posts',
      'stated_projects_total',
    ]);
    const narrative = page.locator('.cs-narrative').first();
    await narrative.fill(String(settledInputs.answers['projects_narrative']));
    // told in the list and at the place itself
    await page
      .getByText(/写为 37761\.05/)
      .first()
      .waitFor({ state: 'detached' });
    await page
      .getByText(/已保存/)
      .first()
      .waitFor();
  });

  it('goes through review: one section comes back with its reason at the field, and is answered', async () => {
    for (const key of ['execution', 'staff']) await office.fill(key, { figures: {}, answers: settledInputs.answers });
    await computed();
    await office.explainAll();
    await computed();
    await office.act('staff', 'submit');
    const reviewer = await as('reviewer');
    await reviewer.goto(section('staff'));
    await reviewer.getByRole('button', { name: /^退回/ }).click();
    await reviewer.locator('cs-reason-box textarea').fill('超编原因请写明划转依据。');
    await reviewer.getByRole('button', { name: '确定退回' }).click();
    await reviewer.getByText('已退回').first().waitFor();

    const owner = await as('owner');
    await owner.goto(section('staff'));
    await owner.getByText('超编原因请写明划转依据。').first().waitFor();
    await owner.locator('cs-note-thread textarea').fill('已在说明中写明依据。');
    await owner.getByRole('button', { name: '提交答复' }).click();
    await owner.getByRole('button', { name: '送审', exact: true }).click();
    await eventually(async () => (await office.state('staff')) === 'in_review');
  });

  it('is approved, and signed on a tablet', async () => {
    for (const key of office.keys) if (key !== 'staff') await office.act(key, 'submit');
    for (const key of office.keys) await office.countersign(key);
    for (const key of office.keys) await office.act(key, 'approve');
    const leader = await as('leader', { width: 1024, height: 768 });
    await leader.getByRole('button', { name: /^通知/ }).click();
    await leader
      .getByRole('dialog')
      .getByRole('link', { name: /部门主要职能/ })
      .click();
    await leader.waitForURL(`/sign?section=${office.sectionId('duties')}`);
    await leader.getByRole('button', { name: '签批', exact: true }).click();
    await eventually(async () => (await office.state('duties')) === 'signed_off');
    await office.signAll();
    await eventually(async () => (await office.reportState()) === 'ready');
  });

  it('is submitted; the bureau asks for the funds section only, and the others stay locked', async () => {
    const coordinator = await as('coordinator');
    await coordinator.goto(`/coordinator/${office.reportId}`);
    await coordinator.getByRole('button', { name: '报送财政局' }).click();
    await coordinator.getByText('报告已报送财政局。').waitFor();

    const finance = await as('finance');
    await finance.goto(`/finance/${office.reportId}`);
    await finance
      .getByRole('navigation', { name: '章节' })
      .getByRole('button', { name: /预算执行情况/ })
      .click();
    await finance.getByRole('tab', { name: /退回修改/ }).click();
    await finance.getByLabel('须修改什么').fill('公用经费支出与决算报表不一致，请核对。');
    await finance.getByRole('button', { name: '加入清单' }).click();
    await finance.getByRole('button', { name: '发出退回修改要求' }).click();
    await eventually(async () => (await office.state('execution')) === 'returned');

    const refused = await office.trySave('staff', 'staff.retired', '2');
    expect([403, 409]).toContain(refused.status);
    expect(refused.problem.detail).toMatch(/锁定/);
    const owner = await as('owner');
    await owner.goto(section('staff'));
    await owner.getByText('已锁定').first().waitFor();
  });

  it('is corrected, signed again where it changed, and the bureau sees exactly that before it accepts', async () => {
    const owner = await as('owner');
    await owner.goto(section('execution'));
    for (const key of Object.keys(first)) await type(owner, key, goldenInputs.figures[key]!);
    await eventually(async () => (await office.figure('execution.project.general_administration.spent')) === '334.07');
    await computed();
    await office.answerNotes('execution', '已按决算报表改正。');
    for (const action of ['submit', 'approve'] as const) await office.act('execution', action);
    await office.signAll();
    await eventually(async () => (await office.reportState()) === 'ready');
    await office.submit();

    const finance = await as('finance');
    await finance.goto(`/finance/${office.reportId}`);
    await finance.getByRole('tab', { name: /变化/ }).click();
    await finance.getByText('36.33').first().waitFor();
    const entered = (await office.changes()).filter(({ kind }) => kind === 'figure').map(({ key }) => key);
    expect(entered.sort()).toEqual(Object.keys(first).sort());
    await finance.getByRole('button', { name: '接收报告' }).click();
    await eventually(async () => (await office.reportState()) === 'accepted');
  });

  it('ends with 95.41 points, every indicator and every cell as in the published report', async () => {
    const score = await office.score();
    expect(score.total).toBe('95.41');
    expect(Object.fromEntries(score.indicators.map(({ key, points }) => [key, points]))).toEqual(
      Object.fromEntries(rubric.map(({ key, expected }) => [key, expected])),
    );
    const page = await as('coordinator');
    await page.goto(section('execution'));
    await cell(page, 'execution.total.progress').waitFor();
    for (const [key, text] of office.goldenCells()) expect([key, await shown(page, key)]).toEqual([key, text]);
  });

  it('sent each mail once, and no other', async () => {
    const expected = await office.expectedMails();
    await eventually(() => product.smtp.mails.length >= expected.length, 30_000);
    const seen = product.smtp.mails.map(({ messageId }) => messageId!.match(/[0-9a-f-]{36}\.[0-9a-f-]{36}/)![0]).sort();
    expect(seen).toEqual(expected);
  });
});
