import type { SectionDefinition } from '../../definition.js';

/** 四、内部管理；五、绩效；六、加分和扣分事项；七、结论。 */
export const work: SectionDefinition[] = [
  {
    key: 'management',
    number: '四、',
    title: '内部管理',
    office: '综合部',
    assisting: ['财务部'],
    countersign: 'any',
    fields: [
      {
        kind: 'figure',
        key: 'three_public.last_spent',
        label: '上年“三公”经费支出',
        unit: '元',
        decimals: 2,
        required: true,
      },
      {
        kind: 'figure',
        key: 'three_public.spent',
        label: '本年“三公”经费支出',
        unit: '元',
        decimals: 2,
        required: true,
      },
      {
        kind: 'list',
        key: 'quarterly_reports',
        label: '已报送的季度执行情况报告',
        columns: [
          { key: 'quarter', label: '季度', required: true, options: ['第一季度', '第二季度', '第三季度', '第四季度'] },
          { key: 'sent', label: '报送日期', required: true },
        ],
      },
      { kind: 'narrative', key: 'management_narrative', label: '管理情况说明', maxLength: 2000 },
    ],
  },
  {
    key: 'effects_section',
    number: '五、',
    title: '绩效目标和效益',
    office: '业务部',
    guidance: '效益指标按单位职责选用，选用的共分 40 分；没有选用的不填。',
    fields: [
      {
        kind: 'list',
        key: 'goals',
        number: '表4',
        label: '绩效目标',
        required: true,
        minRows: 1,
        columns: [
          { key: 'name', label: '指标', required: true, width: 'wide' },
          { key: 'target', label: '目标值', required: true },
          { key: 'result', label: '完成值', required: true },
          { key: 'deviation', label: '偏差原因' },
        ],
      },
      { kind: 'figure', key: 'income.target', label: '服务收入目标', unit: '万元', decimals: 2 },
      { kind: 'figure', key: 'income.earned', label: '服务收入完成', unit: '万元', decimals: 2 },
      { kind: 'figure', key: 'satisfaction', label: '服务对象满意度', unit: '%', decimals: 2, max: '100' },
      { kind: 'narrative', key: 'effects_narrative', label: '效益说明', maxLength: 3000, required: true },
    ],
    shows: ['income.rate'],
  },
  {
    key: 'adjustments',
    number: '六、',
    title: '加分和扣分事项',
    office: '综合部',
    guidance: '加分的附表彰文件名称；审计、巡察和财政检查发现的问题按条计数。',
    fields: [
      {
        kind: 'list',
        key: 'awards',
        label: '受到的表彰',
        columns: [
          { key: 'name', label: '表彰名称', required: true, width: 'wide' },
          { key: 'by', label: '表彰单位', required: true },
        ],
      },
      { kind: 'figure', key: 'audit.findings', label: '检查发现的问题', unit: '个', decimals: 0, required: true },
      { kind: 'figure', key: 'audit.misused', label: '违规使用资金', unit: '万元', decimals: 2, required: true },
    ],
  },
  {
    key: 'conclusion',
    number: '七、',
    title: '评价结论',
    office: '综合部',
    fields: [{ kind: 'narrative', key: 'conclusion_narrative', label: '结论和建议', maxLength: 3000, required: true }],
    shows: ['spending.spent', 'spending.progress'],
    showsScore: 'summary',
  },
];
