import type { SectionDefinition } from '../../definition.js';

/** 四、产出；五、效果；六、问题；七、得分。 */
export const results: SectionDefinition[] = [
  {
    key: 'output',
    number: '四、',
    title: '履职产出',
    office: '业务科',
    guidance: '年初确定的重点工作逐项列出，没有完成的写明原因。',
    fields: [
      {
        kind: 'list',
        key: 'tasks',
        number: '表4',
        label: '重点工作',
        required: true,
        minRows: 1,
        columns: [
          { key: 'name', label: '工作', required: true, width: 'wide' },
          { key: 'target', label: '目标值', required: true },
          { key: 'result', label: '完成值', required: true },
          { key: 'deviation', label: '未完成原因' },
        ],
      },
      { kind: 'figure', key: 'tasks.planned', label: '年初确定的重点工作', unit: '项', decimals: 0, required: true },
      { kind: 'figure', key: 'tasks.done', label: '按期完成的重点工作', unit: '项', decimals: 0, required: true },
      { kind: 'narrative', key: 'output_narrative', label: '履职情况', maxLength: 3000, required: true },
    ],
    shows: ['tasks.completion'],
  },
  {
    key: 'effects',
    number: '五、',
    title: '履职效果',
    office: '业务科',
    guidance: '三方面效果至少写两方面，用数据说明。',
    fields: [
      { kind: 'narrative', key: 'effect_economic', label: '经济效益', maxLength: 2000 },
      { kind: 'narrative', key: 'effect_social', label: '社会效益', maxLength: 2000 },
      { kind: 'narrative', key: 'effect_ecological', label: '生态效益', maxLength: 2000 },
      {
        kind: 'figure',
        key: 'satisfaction',
        label: '服务对象满意度',
        unit: '%',
        decimals: 2,
        max: '100',
        required: true,
      },
    ],
  },
  {
    key: 'problems',
    number: '六、',
    title: '问题和改进措施',
    office: '办公室',
    fields: [
      { kind: 'narrative', key: 'problems_narrative', label: '存在的问题', maxLength: 3000, required: true },
      { kind: 'narrative', key: 'measures_narrative', label: '改进措施', maxLength: 3000, required: true },
    ],
  },
  {
    key: 'score',
    number: '七、',
    title: '评价得分',
    office: '财务科',
    fields: [{ kind: 'narrative', key: 'score_narrative', label: '评价结论', maxLength: 1000, required: true }],
    showsScore: 'indicators',
  },
];
