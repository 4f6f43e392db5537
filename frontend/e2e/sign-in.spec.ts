import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { addDepartment, addPerson, standardPassword, type Granted } from '../../backend/test/support/people.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { startProduct, type Product } from './support/product.js';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  const department = await addDepartment(product.dataSource, '某区某局', ['财务科']);
  const inOffice = { officeId: department.office('财务科') };
  const inDepartment = { departmentId: department.id };
  const people: [string, Granted][] = [
    ['owner', { role: 'owner', ...inOffice }],
    ['reviewer', { role: 'reviewer', ...inOffice }],
    ['leader', { role: 'leader', ...inOffice }],
    ['coordinator', { role: 'coordinator', ...inDepartment }],
    ['finance', { role: 'finance' }],
    ['administrator', { role: 'administrator' }],
    ['auditor', { role: 'auditor' }],
  ];
  for (const [username, grant] of people) await addPerson(product.dataSource, username, [grant]);
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('signing in', () => {
  it.each(['owner', 'reviewer', 'leader', 'coordinator', 'finance', 'administrator', 'auditor'])(
    'brings a person with the role %s to what waits for them, without a complaint of the browser',
    async (username) => {
      const { page, complaints, close } = await openPage(browser, product.url);
      await signIn(page, username, standardPassword);
      await page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
      await page.getByText('现在没有等您处理的事项').waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('says what is wrong with a wrong password and stays on the page', async () => {
    const { page, close } = await openPage(browser, product.url);
    await page.goto('/sign-in');
    await page.getByLabel('用户名').fill('owner');
    await page.getByLabel('密码').fill('不是这个密码');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/密码/);
    expect(page.url()).toContain('/sign-in');
    await close();
  });

  it('is asked of everybody who opens a page without a session', async () => {
    const { page, close } = await openPage(browser, product.url);
    await page.goto('/reports');
    await page.getByLabel('用户名').waitFor();
    await close();
  });
});
