import type { ListField, SectionDefinition } from '../../definition.js';

const taskColumns: ListField['columns'] = [
  { key: 'no', label: '编号', required: true, width: 'narrow' },
  { key: 'theme', label: '任务', required: true },
  { key: 'goal', label: '目标要求', required: true, width: 'wide' },
  { key: 'schedule', label: '进度安排', width: 'wide' },
  { key: 'lead', label: '牵头单位', width: 'narrow' },
  { key: 'assisting', label: '配合单位' },
];

/** 一、部门（单位）基本情况（一）（二）：职能与重点工作。 */
export const basics: SectionDefinition[] = [
  { key: 'basics', number: '一、', title: '部门（单位）基本情况', heading: true, fields: [] },
  {
    key: 'duties',
    parent: 'basics',
    number: '一、（一）',
    title: '部门主要职能',
    office: '办公室',
    guidance: '按机构编制文件（“三定”规定）逐条列出主要职能，一行一条，不必展开。',
    fields: [
      {
        kind: 'list',
        key: 'duties',
        label: '主要职能',
        required: true,
        columns: [{ key: 'duty', label: '职能', required: true, width: 'wide' }],
        minRows: 3,
      },
    ],
  },
  {
    key: 'key_tasks',
    parent: 'basics',
    number: '一、（二）',
    title: '年度总体工作和重点工作任务',
    office: '招商一科',
    assisting: ['招商二科', '信息平台科'],
    countersign: 'all',
    guidance: '先列上级下达的重点任务（表1至表3），再用三段话概括全年工作思路。',
    fields: [
      {
        kind: 'list',
        key: 'tasks_city',
        number: '表1',
        label: '市级重点工作任务',
        columns: taskColumns,
        required: true,
        editableBy: ['owner', 'assisting'],
      },
      {
        kind: 'list',
        key: 'tasks_district',
        number: '表2',
        label: '区级重点工作任务',
        columns: taskColumns,
        required: true,
        editableBy: ['owner', 'assisting'],
      },
      {
        kind: 'list',
        key: 'tasks_reform',
        number: '表3',
        label: '改革创新任务',
        columns: taskColumns,
        required: true,
        editableBy: ['owner', 'assisting'],
      },
      {
        kind: 'figure',
        key: 'key_tasks.assigned',
        label: '上级下达的重点任务',
        unit: '项',
        decimals: 0,
        required: true,
        guidance: '表1至表3的任务合计。',
      },
      { kind: 'figure', key: 'key_tasks.not_completed', label: '其中未完成', unit: '项', decimals: 0, required: true },
      { kind: 'narrative', key: 'year_plan', label: '年度工作思路', maxLength: 3000, required: true },
    ],
  },
];
