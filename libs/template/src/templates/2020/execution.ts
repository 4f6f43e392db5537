import type { SectionDefinition, TableField, TableRow } from '../../definition.js';

const item = (group: string, key: string, label: string, budget?: string): TableRow => ({
  key: `${group}.${key}`,
  label,
  kind: key.includes('.') ? 'of_which' : 'item',
  ...(budget !== undefined && { formulas: { budget } }),
});

const rows: TableRow[] = [
  { key: 'government_heading', label: '一、政府投资项目', kind: 'heading' },
  item('government_investment', 'investment_platform', '招商引资智能平台建设项目'),
  { key: 'government_investment', label: '小计', kind: 'subtotal', sum: ['government_investment.*'] },
  { key: 'basic_heading', label: '二、基本支出', kind: 'heading' },
  item('basic', 'personal_and_family', '对个人和家庭的补助', 'budget.basic.personal_and_family'),
  item('basic', 'personnel', '人员经费', 'budget.basic.personnel'),
  item('basic', 'public', '公用经费', 'budget.basic.public.total'),
  item(
    'basic',
    'public.daily',
    '其中：公用日常经费',
    'budget.basic.public.total - budget.basic.public.official_vehicles',
  ),
  item('basic', 'public.official_vehicles', '其中：公务用车运行维护费', 'budget.basic.public.official_vehicles'),
  { key: 'basic', label: '小计', kind: 'subtotal', sum: ['basic.*'] },
  { key: 'project_heading', label: '三、项目支出', kind: 'heading' },
  item(
    'project',
    'industrial_development_fund',
    '产业发展专项资金招商引资分项',
    'budget.project.industrial_development_fund',
  ),
  item('project', 'talent_programme', '人才专项经费', 'budget.project.talent_programme'),
  item('project', 'investment_promotion', '投资促进管理', 'budget.project.investment_promotion.total'),
  item('project', 'general_administration', '一般管理事务', 'budget.project.general_administration.total'),
  item(
    'project',
    'general_administration.official_reception',
    '其中：公务接待',
    'budget.project.general_administration.official_reception',
  ),
  item('project', 'purchases', '购置费', 'budget.project.purchases'),
  item('project', 'reserve', '预算准备金', 'budget.project.reserve'),
  { key: 'project', label: '小计', kind: 'subtotal', sum: ['project.*'] },
  { key: 'total', label: '合计', kind: 'total', sum: ['government_investment', 'basic', 'project'] },
];

const execution: TableField = {
  kind: 'table',
  key: 'execution',
  number: '表5',
  label: '部门预算执行情况',
  required: true,
  guidance: '“年初预算”由表4带出；“其中”行已含在上一行内，不再计入小计。没有金额的填 0。',
  columns: [
    { key: 'budget', label: '年初预算', unit: '万元', decimals: 2 },
    { key: 'carry_over', label: '上年结转', unit: '万元', decimals: 2 },
    { key: 'added', label: '年中追加', unit: '万元', decimals: 2 },
    { key: 'adjusted', label: '年中调剂', unit: '万元', decimals: 2, negative: true },
    {
      key: 'total_index',
      label: '指标合计',
      unit: '万元',
      decimals: 2,
      negative: true,
      formula: 'budget + carry_over + added + adjusted',
    },
    { key: 'spent', label: '支出', unit: '万元', decimals: 2 },
    { key: 'remaining', label: '余额', unit: '万元', decimals: 2, negative: true, formula: 'total_index - spent' },
    { key: 'progress', label: '执行进度', unit: '%', decimals: 2, formula: 'spent / total_index' },
  ],
  rows,
  reason: { column: 'progress', below: '0.95', label: '执行进度偏低原因' },
  growing: [
    { under: 'government_investment', kind: 'item', label: '政府投资项目' },
    { under: 'basic.public', kind: 'of_which', label: '公用经费，其中' },
    { under: 'project', kind: 'item', label: '项目支出' },
    { under: 'project.*', kind: 'of_which', label: '项目支出，其中' },
  ],
};

const threePublic: TableField = {
  kind: 'table',
  key: 'three_public',
  label: '“三公”经费',
  required: true,
  guidance: '公务用车和公务接待由表4、表5带出，只填因公出国（境）。',
  columns: [
    { key: 'budget', label: '年初预算', unit: '万元', decimals: 2 },
    { key: 'actual', label: '实际支出', unit: '万元', decimals: 2 },
  ],
  rows: [
    { key: 'overseas_travel', label: '因公出国（境）费', kind: 'item' },
    {
      key: 'official_vehicles',
      label: '公务用车运行维护费',
      kind: 'item',
      formulas: {
        budget: 'budget.basic.public.official_vehicles',
        actual: 'execution.basic.public.official_vehicles.spent',
      },
    },
    {
      key: 'official_reception',
      label: '公务接待费',
      kind: 'item',
      formulas: {
        budget: 'budget.project.general_administration.official_reception',
        actual: 'execution.project.general_administration.official_reception.spent',
      },
    },
    { key: '', label: '合计', kind: 'total', sum: ['overseas_travel', 'official_vehicles', 'official_reception'] },
  ],
};

const quarterRow = (key: string, label: string): TableRow => ({
  key,
  label,
  kind: 'item',
  ...(key === 'q4' && { formulas: { cumulative_spent: 'execution.total.spent' } }),
});

const quarters: TableField = {
  kind: 'table',
  key: 'quarters',
  label: '分季度执行进度',
  required: true,
  guidance: '填各季度末累计支出；第四季度由表5合计带出。',
  columns: [
    { key: 'cumulative_spent', label: '累计支出', unit: '万元', decimals: 2 },
    { key: 'total_index', label: '指标合计', unit: '万元', decimals: 2, formula: 'execution.total.total_index' },
    { key: 'progress', label: '执行进度', unit: '%', decimals: 2, formula: 'cumulative_spent / total_index' },
  ],
  rows: [
    quarterRow('q1', '第一季度末'),
    quarterRow('q2', '第二季度末'),
    quarterRow('q3', '第三季度末'),
    quarterRow('q4', '第四季度末'),
  ],
};

/** 一、（四）1（1）预算执行情况：表5及其说明。 */
export const executionSection: SectionDefinition = {
  key: 'execution',
  parent: 'funds',
  number: '一、（四）1（1）',
  title: '预算执行情况',
  office: '财务科',
  guidance: '表5可整块从 Excel 粘贴。执行进度低于 95% 的项目须在行下说明原因。',
  fields: [
    execution,
    { kind: 'narrative', key: 'execution_narrative', label: '预算执行说明', maxLength: 3000, required: true },
    { kind: 'narrative', key: 'daily_public_narrative', label: '公用日常经费说明', maxLength: 2000, required: true },
    threePublic,
    { kind: 'narrative', key: 'three_public_narrative', label: '“三公”经费说明', maxLength: 2000, required: true },
    quarters,
  ],
};
