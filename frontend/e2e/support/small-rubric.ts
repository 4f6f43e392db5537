import type { Page } from 'playwright-core';
import {
  addFigure,
  addIndicator,
  addTable,
  choose,
  fill,
  openTab,
  press,
  tryFigure,
  writeFormula,
} from './rubric-author.js';

/** Points by hand for the figures below: 40 × 180 ÷ 200; 20 − 5; 15 − 5; 10 of 15; 80 % is at least 80 %. */
export const workedPoints = {
  预算执行率: '36',
  人员控制率: '15',
  违规事项: '10',
  制度建设: '10',
  项目进度: '6',
} as const;
export const workedTotal = '77';

/** What the panel and later the report are filled with, by the names on the screen. */
export const amounts = {
  基本支出: { 预算: '100', 支出: '100' },
  项目支出: { 预算: '100', 支出: '80' },
} as const;
export const counts = { 在编人数: '105', 编制数: '100', 违规事项: '1' } as const;

/** Two sections: counts of people and of irregularities, and a table of budget and spending with its total. */
export async function buildForms(page: Page): Promise<void> {
  await fill(page, { 标题: '人员和管理' });
  await addFigure(page, '人员和管理', '在编人数', '人');
  await addFigure(page, '人员和管理', '编制数', '人');
  await addFigure(page, '人员和管理', '违规事项', '件');
  await press(page, '＋ 章节');
  await page.getByRole('heading', { name: /新章节/ }).waitFor();
  await fill(page, { 标题: '预算执行' });
  await addTable(page, '收支表', ['预算', '支出'], ['基本支出', '项目支出']);
}

/** The rate of execution, found by the names of its figures. */
export async function buildRate(page: Page): Promise<void> {
  await openTab(page, '计算值');
  await press(page, '＋ 计算值');
  await fill(page, { 名称: '预算执行率' });
  await writeFormula(page, '公式', ['合计', /合计 支出/, ' ÷ 合计', /合计 预算/]);
}

/** Five indicators of five kinds, 100 points together. */
export async function buildRubric(page: Page): Promise<void> {
  await openTab(page, '评分标准');
  await press(page, '＋ 分组');
  await page.getByRole('heading', { name: '新分组' }).waitFor();
  await fill(page, { 分组名称: '整体绩效' });

  await addIndicator(page, '预算执行率', '40', '按比例给分');
  await writeFormula(page, '取什么比率', ['预算执行率', /^预算执行率/]);

  await addIndicator(page, '人员控制率', '20', '超过界限逐档扣分');
  await writeFormula(page, '取什么比率', ['在编', /在编人数/, ' / 编制', /编制数/]);
  await fill(page, { 每档扣: '1' });

  await addIndicator(page, '违规事项', '15', '每出现一项扣分');
  await writeFormula(page, '按什么计数', ['违规', /违规事项/]);
  await fill(page, { 每项扣: '5' });

  await addIndicator(page, '制度建设', '15', '逐条打勾得分');
  await fill(page, { '第 1 条 要点': '内控制度健全', '第 1 条 得分': '10' });
  await press(page, '＋ 加一条');
  await fill(page, { '第 2 条 要点': '档案齐全', '第 2 条 得分': '5' });

  await addIndicator(page, '项目进度', '10', '分档给分');
  await writeFormula(page, '取什么数', ['项目支出', /项目支出 支出/, ' / 项目支出', /项目支出 预算/]);
  await fill(page, { '第 1 档 数值 界限': '95' });
  await press(page, '＋ 加一档');
  await fill(page, { '第 2 档 数值 界限': '80', '第 2 档 得分': '6' });
  await choose(page, { 由哪一章负责: '二、 预算执行' });
}

/** Types the figures into the panel, and ticks the first item of the checklist. */
export async function tryRubric(page: Page): Promise<void> {
  const whole = page.locator('cs-trial-panel');
  await whole.getByRole('button', { name: '看全部' }).click();
  for (const [name, value] of Object.entries(counts)) await tryFigure(page, name, value);
  for (const [row, cells] of Object.entries(amounts))
    for (const [column, value] of Object.entries(cells)) await tryFigure(page, `收支表 ${row} ${column}`, value);
  await page
    .getByRole('list', { name: '评价指标' })
    .getByRole('button', { name: /制度建设/ })
    .click();
  await whole.getByLabel(/内控制度健全/).check();
}
