import type { SectionDefinition, TableColumn, TableField, TableRow } from '../../definition.js';

/** Base figures are told for three budgets; a rate says which of them it divides by. */
const columns: TableColumn[] = [
  { key: 'last_final', label: '上年决算', unit: '万元', decimals: 2 },
  { key: 'budget', label: '本年预算', unit: '万元', decimals: 2 },
  { key: 'final', label: '本年决算', unit: '万元', decimals: 2 },
];

/**
 * Adds up rows of the 三公 table, a blank one counting as 0: a line that a unit does not have is left blank. While all
 * are blank the sum is unknown too.
 */
function sumWithBlanks(rows: readonly string[]): TableRow['formulas'] {
  return Object.fromEntries(
    columns.map(({ key }) => {
      const cells = rows.map((row) => `three_public.${row}.${key}`);
      const added = cells.map((cell) => `coalesce(${cell}, 0)`).join(' + ');
      return [key, `if(count(${cells.join(', ')}) = 0, ${cells[0]}, ${added})`];
    }),
  );
}

const threePublic: TableField = {
  kind: 'table',
  key: 'three_public',
  number: '表1',
  label: '“三公”经费',
  guidance: '没有发生的项目留空；预算安排了而没有支出的，决算填 0。',
  columns,
  rows: [
    {
      key: 'vehicles',
      label: '公务用车购置及运行维护费',
      kind: 'subtotal',
      formulas: sumWithBlanks(['vehicles.purchase', 'vehicles.running']),
    },
    { key: 'vehicles.purchase', label: '公务用车购置费', kind: 'item' },
    { key: 'vehicles.running', label: '公务用车运行维护费', kind: 'item' },
    { key: 'abroad', label: '因公出国（境）费', kind: 'item' },
    { key: 'reception', label: '公务接待费', kind: 'item' },
    { key: '', label: '合计', kind: 'total', formulas: sumWithBlanks(['vehicles', 'abroad', 'reception']) },
  ],
};

const expenses: TableField = {
  kind: 'table',
  key: 'expenses',
  number: '表2',
  label: '主要支出',
  required: true,
  columns: [...columns, { key: 'rate', label: '决算占预算', unit: '%', decimals: 2, formula: 'final / budget' }],
  rows: [
    { key: 'business', label: '业务工作经费', kind: 'item' },
    { key: 'office', label: '办公费', kind: 'item' },
    { key: 'utilities', label: '水费、电费、差旅费', kind: 'item' },
    { key: 'meetings', label: '会议费、培训费', kind: 'item' },
    { key: 'procurement', label: '政府采购', kind: 'item' },
  ],
};

/** 一、基本情况；二、基础数据。 */
export const base: SectionDefinition[] = [
  {
    key: 'profile',
    number: '一、',
    title: '单位基本情况',
    office: '办公室',
    guidance: '写清职能、内设机构和编制；离退休人员不计入在职人数。',
    fields: [
      { kind: 'narrative', key: 'profile_narrative', label: '职能与机构', maxLength: 2000, required: true },
      { kind: 'figure', key: 'staff.posts', label: '编制数', unit: '人', decimals: 0, required: true },
      { kind: 'figure', key: 'staff.in_service', label: '年末在职人数', unit: '人', decimals: 0, required: true },
      { kind: 'figure', key: 'staff.retired', label: '年末离退休人数', unit: '人', decimals: 0 },
    ],
    shows: ['staff.control'],
  },
  {
    key: 'base_figures',
    number: '二、',
    title: '基础数据',
    office: '财务科',
    guidance: '表1、表2按部门决算口径填写，单位万元。',
    fields: [
      threePublic,
      {
        kind: 'figure',
        key: 'last_year.three_public_budget',
        label: '上年“三公”经费预算',
        guidance: '上年报告在本系统内的自动取数，不必填写。',
        unit: '万元',
        decimals: 2,
      },
      expenses,
      { kind: 'figure', key: 'reception.times', label: '公务接待批次', unit: '批次', decimals: 0 },
      { kind: 'figure', key: 'reception.guests', label: '公务接待人次', unit: '人次', decimals: 0 },
      { kind: 'narrative', key: 'three_public_narrative', label: '“三公”经费说明', maxLength: 3000, required: true },
    ],
    shows: ['three_public.change', 'three_public.control'],
  },
];
