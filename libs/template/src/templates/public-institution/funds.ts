import type { SectionDefinition, TableColumn, TableField } from '../../definition.js';

const amount = { unit: '万元', decimals: 2 } as const;

const spendingColumns: TableColumn[] = [
  { key: 'initial', label: '年初预算', ...amount },
  { key: 'adjusted', label: '年中调整', ...amount, negative: true },
  { key: 'arranged', label: '预算安排', ...amount },
  { key: 'spent', label: '实际支出', ...amount },
  { key: 'progress', label: '执行率', unit: '%', decimals: 2, formula: 'spent / arranged' },
  { key: 'share', label: '占支出', unit: '%', decimals: 2, formula: 'spent / spending.spent' },
];

const spending: TableField = {
  kind: 'table',
  key: 'spending',
  number: '表1',
  label: '预算安排和支出',
  required: true,
  guidance: '项目支出按项目逐行填写，行数不够的可以增加。预算安排应等于年初预算加年中调整。',
  columns: spendingColumns,
  rows: [
    { key: 'basic', label: '基本支出', kind: 'subtotal', sum: ['basic.*'] },
    { key: 'basic.personnel', label: '人员经费', kind: 'item' },
    { key: 'basic.public', label: '公用经费', kind: 'item' },
    { key: 'project', label: '项目支出', kind: 'subtotal', sum: ['project.*'] },
    { key: 'project.service', label: '公共服务项目', kind: 'item' },
    { key: 'project.equipment', label: '设备购置项目', kind: 'item' },
    { key: '', label: '合计', kind: 'total', sum: ['basic', 'project'] },
  ],
  reason: { column: 'progress', below: '0.9', label: '执行率偏低原因' },
  growing: [{ under: 'project', kind: 'item', label: '项目支出', most: 20 }],
};

const sources: TableField = {
  kind: 'table',
  key: 'sources',
  number: '表2',
  label: '支出的资金来源',
  required: true,
  columns: [{ key: '', label: '实际支出', ...amount }],
  rows: [
    { key: 'fiscal', label: '财政拨款', kind: 'item' },
    { key: 'service', label: '事业收入', kind: 'item' },
    { key: 'other', label: '其他收入', kind: 'item' },
  ],
};

const balances: TableField = {
  kind: 'table',
  key: 'balances',
  number: '表3',
  label: '结转结余和往来款项',
  required: true,
  columns: [
    { key: 'opening', label: '年初数', ...amount },
    { key: 'closing', label: '年末数', ...amount },
    { key: 'change', label: '增减', ...amount, negative: true, formula: 'closing - opening' },
    { key: 'rate', label: '占支出', unit: '%', decimals: 2, formula: 'closing / spending.spent' },
  ],
  rows: [
    { key: 'carry_over', label: '结转结余', kind: 'item' },
    { key: 'payables', label: '应付款项', kind: 'item' },
    { key: 'receivables', label: '应收款项', kind: 'item' },
  ],
};

/** 一、单位概况；二、预算执行；三、结转和往来。 */
export const funds: SectionDefinition[] = [
  {
    key: 'profile',
    number: '一、',
    title: '单位概况',
    office: '综合部',
    guidance: '编制和人数按年末数填写；下设机构在文字中逐一列出。',
    fields: [
      { kind: 'narrative', key: 'profile_narrative', label: '职责和机构', maxLength: 2000, required: true },
      { kind: 'figure', key: 'staff.posts', label: '编制数', unit: '人', decimals: 0, required: true },
      { kind: 'figure', key: 'staff.in_service', label: '在职人数', unit: '人', decimals: 0, required: true },
    ],
    shows: ['staff.control'],
  },
  {
    key: 'spending_section',
    number: '二、',
    title: '预算执行情况',
    office: '财务部',
    fields: [
      spending,
      sources,
      { kind: 'narrative', key: 'spending_narrative', label: '执行情况说明', maxLength: 3000, required: true },
    ],
    shows: ['spending.growth'],
  },
  {
    key: 'balances_section',
    number: '三、',
    title: '结转结余和往来款项',
    office: '财务部',
    guidance: '比率以全年实际支出为分母。结转结余按“结转结余率”或“结转结余变动率”中选定的一项计分。',
    fields: [
      balances,
      { kind: 'narrative', key: 'balances_narrative', label: '往来款项说明', maxLength: 2000, required: true },
    ],
    shows: ['carry_over.change'],
  },
];
