import type { Page } from 'playwright-core';

/** What an administrator does in the template editor, in the words of its screen. */
const box = (page: Page, name: string) => page.locator('article').getByLabel(name, { exact: true });

export async function fill(page: Page, boxes: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(boxes)) await box(page, name).fill(text);
}

export async function choose(page: Page, boxes: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, label] of Object.entries(boxes)) await box(page, name).selectOption({ label });
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '模板编辑' }).getByRole('link', { name }).click();
}

export async function beginTemplate(page: Page, title: string, key: string, year: string): Promise<void> {
  await page.goto('/admin/templates');
  await press(page, '新建');
  await page.getByLabel('标题', { exact: true }).fill(title);
  await page.getByLabel('年度', { exact: true }).fill(year);
  await page.getByLabel('模板代码').fill(key);
  await press(page, '新建草稿');
  await page.waitForURL(/\/admin\/templates\/[0-9a-f-]{36}\/edit/);
  await page.getByRole('navigation', { name: '模板编辑' }).waitFor();
}

/** A field of the open section, with its name; the section stands open again afterwards. */
export async function addFigure(page: Page, section: string, name: string, unit: string): Promise<void> {
  await press(page, '＋ 数据');
  await page.getByRole('heading', { name: '数据：新数据' }).waitFor();
  await fill(page, { 名称: name, 单位: unit, 小数位数: '0' });
  await press(page, `‹ ${section}`);
}

/** A table with the rows and columns named, and a total of the rows. */
export async function addTable(
  page: Page,
  name: string,
  columns: readonly string[],
  rows: readonly string[],
): Promise<void> {
  await press(page, '＋ 表格');
  await page.getByRole('heading', { name: '表格：新表格' }).waitFor();
  await box(page, '名称').fill(name);
  for (const [index, column] of columns.entries()) {
    await press(page, index ? '＋ 列' : '列 金额');
    await box(page, '列名').fill(column);
  }
  for (const [index, row] of rows.entries()) {
    await press(page, index ? '＋ 明细行' : '行 第一行');
    await box(page, '行名').fill(row);
  }
  await press(page, '＋ 合计行');
  await page.getByRole('heading', { name: '行：合计' }).waitFor();
}

/** Types a formula as people do: the name of a figure, then the proposal that is chosen. */
export async function writeFormula(page: Page, name: string, parts: readonly (string | RegExp)[]): Promise<void> {
  const formula = page.locator('article').getByRole('combobox', { name, exact: true });
  await formula.fill('');
  for (const part of parts) {
    if (typeof part !== 'string') {
      const option = page.getByRole('option', { name: part }).first();
      await option.click();
    } else await formula.pressSequentially(part);
  }
}

/** A new indicator in the open group, of a kind of rule, with its points. */
export async function addIndicator(page: Page, name: string, points: string, kind: string): Promise<void> {
  await press(page, '＋ 指标');
  await page.getByRole('heading', { name: '新指标' }).waitFor();
  await fill(page, { 指标名称: name, 分值: points });
  await choose(page, { '怎么给分 方式': kind });
}

/** Types a figure into the panel that tries the draft. */
export async function tryFigure(page: Page, name: string, value: string): Promise<void> {
  await page.getByLabel(`试填 ${name}`, { exact: true }).fill(value);
}

/** Points that the panel shows for an indicator. */
export async function triedPoints(page: Page, name: string): Promise<string> {
  const line = page.getByLabel('各指标试算得分').locator('details').filter({ hasText: name });
  return (await line.locator('summary b').innerText()).trim();
}
