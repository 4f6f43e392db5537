import type { TableField } from '@countersign/template';

/** A small execution table with every kind of row and cell. */
export const executionTable: TableField = {
  kind: 'table',
  key: 'execution',
  label: '预算执行情况',
  columns: [
    { key: 'budget', label: '年初预算', unit: '万元', decimals: 2 },
    { key: 'adjusted', label: '年中调整', unit: '万元', decimals: 2, negative: true },
    { key: 'index', label: '合计', unit: '万元', decimals: 2, formula: 'budget + adjusted' },
    { key: 'progress', label: '进度', unit: '%', decimals: 2, formula: 'budget / index' },
  ],
  rows: [
    { key: 'basic_head', label: '基本支出', kind: 'heading' },
    { key: 'basic.personnel', label: '人员经费', kind: 'item' },
    { key: 'basic.public', label: '公用经费', kind: 'item', formulas: { budget: 'plan.public' } },
    { key: 'basic.public.daily', label: '其中：日常经费', kind: 'of_which', without: ['adjusted'] },
    { key: 'basic', label: '小计', kind: 'subtotal', sum: ['basic.*'] },
  ],
};

/** What the template says about its computed cells. */
export const executionFormulas: Record<string, string> = {
  'execution.basic.personnel.index': 'execution.basic.personnel.budget + execution.basic.personnel.adjusted',
  'execution.basic.personnel.progress': 'execution.basic.personnel.budget / execution.basic.personnel.index',
  'execution.basic.public.budget': 'plan.public',
  'execution.basic.public.index': 'execution.basic.public.budget + execution.basic.public.adjusted',
  'execution.basic.public.progress': 'execution.basic.public.budget / execution.basic.public.index',
  'execution.basic.public.daily.index': 'execution.basic.public.daily.budget',
  'execution.basic.public.daily.progress': 'execution.basic.public.daily.budget / execution.basic.public.daily.index',
  'execution.basic.budget': 'sum(execution.basic.*.budget)',
  'execution.basic.adjusted': 'sum(execution.basic.*.adjusted)',
  'execution.basic.index': 'execution.basic.budget + execution.basic.adjusted',
  'execution.basic.progress': 'execution.basic.budget / execution.basic.index',
};
