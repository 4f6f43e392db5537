import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { Caller } from '../../backend/test/support/caller.js';
import { addDepartment, addPerson, standardPassword } from '../../backend/test/support/people.js';
import { launchChromium, openPage, signIn } from './support/chromium.js';
import { startProduct, type Product } from './support/product.js';
import { openTab, press } from './support/rubric-author.js';

/** A template goes out as a file and comes in again; two administrators edit one draft; running reports move to it. */
const departments = ['青山区统计局', '青山区档案馆', '青山区体育局'];
const shipped = '部门整体支出绩效自评报告';
let product: Product;
let browser: Browser;
const complaints: (() => readonly string[])[] = [];
let first: Page;
let second: Page;

async function signedIn(username: string): Promise<Page> {
  const watched = await openPage(browser, product.url);
  complaints.push(() => watched.complaints);
  await signIn(watched.page, username, standardPassword);
  return watched.page;
}

/** Each department has a report of the 2020 template as it is shipped. */
async function beginReports(): Promise<void> {
  const [version] = await product.dataSource.query<{ id: string }[]>(
    `select id from template_version where key = 'district-department' and year = 2020`,
  );
  for (const [index, name] of departments.entries()) {
    const { id: departmentId } = await addDepartment(product.dataSource, name, ['办公室']);
    const username = `coordinator${index}`;
    await addPerson(product.dataSource, username, [{ role: 'coordinator', departmentId }]);
    const coordinator = new Caller(product.url);
    await coordinator.signIn(username);
    await coordinator.done('createReport', { body: { departmentId, templateVersionId: version!.id } });
  }
}

beforeAll(async () => {
  product = await startProduct({ redis: false });
  browser = await launchChromium();
  for (const username of ['admin1', 'admin2'])
    await addPerson(product.dataSource, username, [{ role: 'administrator' }]);
  await beginReports();
  [first, second] = [await signedIn('admin1'), await signedIn('admin2')];
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Exported {
  key: string;
  sections: { title?: string; fields: { label?: string }[] }[];
  checks: { severity: string }[];
}
const line = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const shippedLine = () => line(first, '2020年度').filter({ hasText: shipped }).filter({ hasText: '第 1 版' });
const importFile = (page: Page, content: object) =>
  page.locator('input[type=file]').setInputFiles({
    name: 'template.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  });

describe('a template as a file', () => {
  let exported: Exported;

  it('is exported as it is', async () => {
    await first.goto('/admin/templates');
    const downloading = first.waitForEvent('download');
    await shippedLine().getByRole('button', { name: '导出' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('district-department-2020-v1.json');
    exported = JSON.parse(await readFile(await download.path(), 'utf8')) as Exported;
    expect(exported.key).toBe('district-department');
  });

  it('with faults is refused with the place of each in the file, and nothing is made', async () => {
    const broken = structuredClone(exported);
    delete broken.sections[2]!.title;
    broken.checks[1]!.severity = 'severe';
    await importFile(first, broken);
    await press(first, '导入为草稿');
    const told = first.getByRole('dialog').getByRole('alert');
    await told.getByRole('listitem').first().waitFor();
    expect(await told.locator('code').allInnerTexts()).toEqual(['sections[2].title', 'checks[1].severity']);
    await press(first, '取消');
    expect(await first.getByText('✎ 草稿').count()).toBe(0);
  });

  it('that is none is told so', async () => {
    await importFile(first, ['not a template']);
    await first.getByRole('alert').filter({ hasText: '“template.json”不是模板文件' }).waitFor();
  });

  it('is imported under another name, as a draft to edit', async () => {
    await importFile(first, exported);
    await first.getByLabel('标题', { exact: true }).fill('街道办事处自评报告');
    await first.getByLabel('模板代码').fill('street-office');
    await press(first, '导入为草稿');
    await first.waitForURL(/\/admin\/templates\/[0-9a-f-]{36}\/edit/);
    expect(await first.getByLabel('模板标题').inputValue()).toBe('街道办事处自评报告');
    await openTab(first, '发布');
    await first.getByRole('heading', { name: '可以发布' }).waitFor();
  });
});

describe('two administrators in one draft', () => {
  const title = (page: Page) => page.getByLabel('模板标题');
  const saved = (page: Page) =>
    page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.status() === 200);

  it('see who saved meanwhile, and neither loses a word', async () => {
    await first.goto('/admin/templates');
    await shippedLine().getByRole('button', { name: '复制为新稿' }).click();
    await press(first, '复制');
    await first.waitForURL(/\/edit/);
    await title(first).waitFor();
    await second.goto(first.url());
    await title(second).waitFor();

    const [theirs] = [saved(second), await title(second).fill('同事改的标题')];
    await theirs;
    await title(first).fill('我改的标题');
    const conflict = first.getByRole('alert').filter({ hasText: '姓名admin2' });
    await conflict.waitFor();
    expect(await title(first).inputValue()).toBe('我改的标题');

    await press(first, '改用对方的内容（可撤销）');
    await conflict.waitFor({ state: 'detached' });
    expect(await title(first).inputValue()).toBe('同事改的标题');
    const [mine] = [saved(first), await press(first, '撤销')];
    await mine;
    expect(await title(first).inputValue()).toBe('我改的标题');
  });

  it('who stays in the old state hears of it too, and may save over it', async () => {
    await title(second).fill('同事再改的标题');
    await second.getByRole('alert').filter({ hasText: '姓名admin1' }).waitFor();
    const [over] = [saved(second), await press(second, '用我的内容覆盖')];
    await over;
    await first.reload();
    await title(first).waitFor();
    expect(await title(first).inputValue()).toBe('同事再改的标题');
  });
});

describe('a new version of the template of running reports', () => {
  it('is published, and lists the reports of the old one', async () => {
    await openTab(first, '发布');
    await press(first, '发布本版');
    await press(first, '确定发布');
    await first.getByText('已发布，只能查看').waitFor();
    for (const name of departments) await line(first, name).waitFor();
  });

  it('shows for one report what the move would change', async () => {
    await line(first, departments[0]!).getByRole('button', { name: '预览迁移' }).click();
    const preview = first.getByRole('dialog');
    await preview.getByText('各指标得分不变。').waitFor();
    await preview.getByRole('button', { name: '关闭' }).last().click();
  });

  it('takes them all, with bars that run full', async () => {
    await press(first, '全部迁移到本版');
    await press(first, '开始迁移');
    const progress = first.locator('cs-move-progress');
    await progress.getByText('已完成').waitFor({ timeout: 30_000 });
    for (const name of ['已迁移 3 / 3', '已重新计算 3 / 3'])
      expect(await progress.getByLabel(name).evaluate((bar) => (bar as HTMLProgressElement).position)).toBe(1);
    await first.getByText('没有使用旧版本的报告。').waitFor();
    const versions = await product.dataSource.query<{ version: number }[]>(
      'select version from report join template_version v on v.id = report.template_version_id',
    );
    expect(versions.map(({ version }) => version)).toEqual([2, 2, 2]);
  });

  it('gives no browser anything to complain about', () => {
    expect(complaints.flatMap((each) => each())).toEqual([]);
  });
});
