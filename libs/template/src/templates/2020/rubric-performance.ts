import type { IndicatorDefinition } from '@countersign/scoring';

const controlBands = (value: string, label: string) => ({
  kind: 'bands' as const,
  value,
  label,
  unit: '%',
  bands: [
    { when: { op: '<' as const, bound: '0.9' }, points: '3' },
    { when: { op: '<=' as const, bound: '1' }, points: '2' },
    { points: '0' },
  ],
});

/** 部门绩效：经济性，效率性，效果性，公平性。 */
export const performanceIndicators: IndicatorDefinition[] = [
  {
    key: 'public_expense_control',
    label: '公用经费控制率',
    group: 'economy',
    points: '6',
    section: 'execution',
    criterion: '“三公”经费和日常公用经费控制率各 3 分：低于 90% 得满分，不超过 100% 得 2 分，超过不得分。',
    rule: {
      kind: 'sum',
      parts: [
        { key: 'three_public', label: '三公经费控制率', rule: controlBands('three_public.control', '三公经费控制率') },
        { key: 'daily', label: '日常公用经费控制率', rule: controlBands('daily_public.control', '日常公用经费控制率') },
      ],
    },
  },
  {
    key: 'budget_execution',
    label: '预算执行率',
    group: 'efficiency',
    points: '6',
    section: 'execution',
    criterion: '四个季度的进度与 25%、50%、75%、100% 相比，每季 1 分；四季平均 2 分。',
    rule: {
      kind: 'quarterly',
      progress: ['quarters.q1.progress', 'quarters.q2.progress', 'quarters.q3.progress', 'quarters.q4.progress'],
      expected: ['0.25', '0.5', '0.75', '1'],
      each: '1',
      mean: '2',
    },
  },
  {
    key: 'key_tasks',
    label: '重点工作完成情况',
    group: 'efficiency',
    points: '8',
    section: 'key_tasks',
    criterion: '上级下达的重点任务每有一项未完成扣 4 分。',
    rule: {
      kind: 'deduct_per_item',
      points: '8',
      each: '4',
      count: 'key_tasks.not_completed',
      unit: '项',
      label: '未完成的重点任务',
    },
  },
  {
    key: 'timeliness',
    label: '项目完成及时性',
    group: 'efficiency',
    points: '6',
    section: 'projects',
    criterion: '按期完成的项目占计划完成项目的比例乘以 6 分。',
    rule: { kind: 'proportional', ratio: 'projects.timely', label: '项目按期完成率', points: '6' },
  },
  {
    key: 'effects',
    label: '社会、经济、生态效益及可持续影响',
    group: 'effect',
    points: '20',
    section: 'goal_completion',
    criterion: '结合职能至少论述三个方面的效益，按实现程度评定。',
    rule: {
      kind: 'judged',
      points: '20',
      step: '0.5',
      label: '效益实现程度',
      argued: { narratives: ['economic_effect', 'social_effect', 'ecological_effect', 'lasting_effect'], atLeast: 3 },
    },
  },
  {
    key: 'petitions',
    label: '群众信访办理情况',
    group: 'fairness',
    points: '3',
    section: 'goal_completion',
    criterion: '渠道畅通、全部答复、按期答复各 1 分；当年没有信访的后两项视为符合。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'channel', label: '设有群众意见反映渠道和办理机制', points: '1' },
        {
          key: 'replied',
          label: '信访意见全部答复',
          points: '1',
          formula: 'if(petitions.received = 0, 1, petitions.replied >= petitions.received)',
        },
        {
          key: 'in_time',
          label: '信访意见按期答复',
          points: '1',
          formula: 'if(petitions.received = 0, 1, petitions.replied_in_time >= petitions.received)',
        },
      ],
    },
  },
  {
    key: 'satisfaction',
    label: '公众或服务对象满意度',
    group: 'fairness',
    points: '6',
    section: 'goal_completion',
    criterion: '按满意率分档：90% 以上得 6 分，80% 以上得 4 分，60% 以上得 2 分。',
    rule: {
      kind: 'bands',
      value: 'satisfaction.rate',
      label: '服务对象满意率',
      unit: '%',
      bands: [
        { when: { op: '>=', bound: '0.9' }, points: '6' },
        { when: { op: '>=', bound: '0.8' }, points: '4' },
        { when: { op: '>=', bound: '0.6' }, points: '2' },
        { points: '0' },
      ],
    },
  },
];
