import type { ListField, SectionDefinition } from '../../definition.js';
import { executionSection } from './execution.js';

const documentColumns: ListField['columns'] = [
  { key: 'title', label: '文件名称', required: true, width: 'wide' },
  { key: 'number', label: '文号' },
  { key: 'date', label: '日期', width: 'narrow' },
];

const count = (key: string, label: string, unit: string, guidance?: string) => ({
  kind: 'figure' as const,
  key,
  label,
  unit,
  decimals: 0,
  required: true as const,
  ...(guidance && { guidance }),
});

const narrative = (key: string, label: string) => ({
  kind: 'narrative' as const,
  key,
  label,
  maxLength: 3000,
  required: true as const,
});

const funds: SectionDefinition[] = [
  executionSection,
  {
    key: 'carry_over',
    parent: 'funds',
    number: '一、（四）1（2）',
    title: '结转结余',
    office: '财务科',
    guidance: '按年末账面填列，单位为元。若与表5的未支出指标相差悬殊，系统会请您核对单位。',
    fields: [
      { kind: 'figure', key: 'cash_balance.opening', label: '年初结转结余', unit: '元', decimals: 2, required: true },
      { kind: 'figure', key: 'cash_balance.closing', label: '年末结转结余', unit: '元', decimals: 2, required: true },
      narrative('carry_over_narrative', '结转结余说明'),
    ],
    shows: ['execution.total.remaining'],
  },
  {
    key: 'procurement',
    parent: 'funds',
    number: '一、（四）1（3）',
    title: '政府采购执行情况',
    office: '办公室',
    assisting: ['财务科'],
    guidance: '计划数取批复的政府采购预算，实际数取已支付的采购金额。',
    fields: [
      {
        kind: 'table',
        key: 'procurement',
        label: '政府采购',
        required: true,
        columns: [
          { key: 'planned', label: '计划金额', unit: '万元', decimals: 2 },
          { key: 'actual', label: '实际金额', unit: '万元', decimals: 2 },
        ],
        rows: [
          { key: 'goods', label: '货物类', kind: 'item' },
          { key: 'services', label: '服务类', kind: 'item' },
          { key: '', label: '合计', kind: 'total', sum: ['goods', 'services'] },
        ],
      },
      narrative('procurement_narrative', '政府采购说明'),
    ],
  },
  {
    key: 'compliance',
    parent: 'funds',
    number: '一、（四）1（4）',
    title: '财务合规性',
    office: '财务科',
    guidance: '调整调剂幅度由表5自动计算；请列出制度、审批等佐证文件。',
    fields: [
      {
        kind: 'list',
        key: 'compliance_evidence',
        label: '佐证文件',
        columns: documentColumns,
        required: true,
      },
      narrative('compliance_narrative', '财务合规性说明'),
    ],
  },
  {
    key: 'disclosure',
    parent: 'funds',
    number: '一、（四）1（5）',
    title: '预决算信息公开',
    office: '办公室',
    guidance: '预算、决算各填一行：何时、在哪里公开。',
    fields: [
      {
        kind: 'list',
        key: 'disclosure_records',
        label: '公开记录',
        required: true,
        minRows: 2,
        columns: [
          { key: 'matter', label: '事项', required: true, options: ['部门预算', '部门决算'], width: 'narrow' },
          { key: 'date', label: '公开日期', required: true, width: 'narrow' },
          { key: 'place', label: '公开平台', required: true, width: 'wide' },
        ],
      },
      narrative('disclosure_narrative', '信息公开说明'),
    ],
  },
];

/** 一、（四）部门履职中的资金、项目、资产、人员、制度管理。 */
export const management: SectionDefinition[] = [
  {
    key: 'management',
    parent: 'basics',
    number: '一、（四）',
    title: '年度部门整体管理情况',
    heading: true,
    fields: [],
  },
  { key: 'funds', parent: 'management', number: '一、（四）1', title: '资金管理', heading: true, fields: [] },
  ...funds,
  {
    key: 'projects',
    parent: 'management',
    number: '一、（四）2',
    title: '项目管理',
    office: '招商二科',
    assisting: ['财务科'],
    guidance: '先填项目数量，再写说明。说明中的金额可用“插入数据”引用，数据变化时自动更新。',
    fields: [
      count('projects.planned', '计划完成的项目', '个'),
      count('projects.completed_on_time', '按期完成的项目', '个'),
      count('projects.below_95_percent_progress', '执行进度低于95%的项目', '个'),
      narrative('projects_narrative', '项目管理说明'),
      { kind: 'list', key: 'supervision_evidence', label: '项目监管佐证文件', columns: documentColumns },
    ],
    shows: [
      'execution.projects_with_investment.total_index',
      'execution.projects_with_investment.spent',
      'execution.projects_with_investment.progress',
    ],
  },
  {
    key: 'assets',
    parent: 'management',
    number: '一、（四）3',
    title: '资产管理',
    office: '办公室',
    guidance: '按年末资产台账填列，闲置资产单列，不重复计入合计。',
    fields: [
      {
        kind: 'table',
        key: 'assets',
        label: '资产情况',
        required: true,
        columns: [
          { key: 'items', label: '数量', unit: '件', decimals: 0 },
          { key: 'book_value', label: '账面净值', unit: '万元', decimals: 2 },
        ],
        rows: [
          { key: 'fixed', label: '固定资产', kind: 'item' },
          { key: 'intangible', label: '无形资产', kind: 'item' },
          { key: '', label: '合计', kind: 'total', sum: ['fixed', 'intangible'] },
          { key: 'idle', label: '其中：闲置资产', kind: 'of_which' },
        ],
      },
      narrative('assets_narrative', '资产管理说明'),
    ],
  },
  {
    key: 'staff',
    parent: 'management',
    number: '一、（四）4',
    title: '人员管理',
    office: '办公室',
    guidance: '人数取年末数；离退休人员不计入控制率。',
    fields: [
      count('staff.authorised_posts', '核定编制', '人'),
      count('staff.on_posts', '在编在岗', '人'),
      count('staff.employees_outside_posts', '编外聘用', '人'),
      count('staff.labour_dispatch', '劳务派遣', '人'),
      count('staff.retired', '离退休', '人'),
      {
        kind: 'figure',
        key: 'staff.labour_dispatch_cost',
        label: '劳务派遣费用',
        unit: '万元',
        decimals: 2,
        required: true,
      },
      narrative('staff_narrative', '人员管理说明'),
    ],
  },
  {
    key: 'rules',
    parent: 'management',
    number: '一、（四）5',
    title: '制度管理',
    office: '办公室',
    guidance: '列出现行有效的内部管理制度，写明文号和印发日期。',
    fields: [
      { kind: 'list', key: 'rules_in_force', label: '现行制度', columns: documentColumns, required: true, minRows: 3 },
      narrative('rules_narrative', '制度执行说明'),
    ],
  },
];
