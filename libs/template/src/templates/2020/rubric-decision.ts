import type { IndicatorDefinition } from '@countersign/scoring';

/** 部门决策：预算编制，目标设置。 */
export const decisionIndicators: IndicatorDefinition[] = [
  {
    key: 'reasonable_budget',
    label: '预算编制合理性',
    group: 'budgeting',
    points: '5',
    section: 'budget',
    criterion: '预算是否合乎职能、分清轻重、细化到位、科目准确、进度可行，每符合一项得 1 分。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'duties', label: '预算与部门职能和上级方针政策相符', points: '1' },
        { key: 'priorities', label: '资金按工作轻重缓急在项目间分配', points: '1' },
        { key: 'detail', label: '功能分类和经济分类填列准确，年中不频繁调剂', points: '1' },
        { key: 'stable', label: '编制足够细化，年中没有大额追加调剂而致预决算差异过大', points: '1' },
        { key: 'pace', label: '不对执行缓慢的项目固定安排资金', points: '1' },
      ],
    },
  },
  {
    key: 'compliant_budget',
    label: '预算编制规范性',
    group: 'budgeting',
    points: '5',
    section: 'budget',
    criterion: '预算编制是否遵守财政部门当年的原则和程序，每符合一项得 1 分。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'procedure', label: '按规定程序编制、审议和报送', points: '1' },
        { key: 'format', label: '报表格式、口径符合要求，内容完整', points: '1' },
        { key: 'standards', label: '支出按定额标准测算', points: '1' },
        { key: 'library', label: '项目先入库、后安排预算', points: '1' },
        { key: 'deadline', label: '在规定时间内上报', points: '1' },
      ],
    },
  },
  {
    key: 'goals_complete',
    label: '绩效目标完整性',
    group: 'targets',
    points: '8',
    section: 'goal_setting',
    criterion: '应设目标的部门整体和项目是否都有合理的绩效目标；每缺一项或一项不合理扣 1 分。',
    rule: {
      kind: 'deduct_per_item',
      points: '8',
      each: '1',
      count: 'goals.missing',
      unit: '项',
      label: '缺失或不合理的绩效目标',
    },
  },
  {
    key: 'indicators_clear',
    label: '绩效指标明确性',
    group: 'targets',
    points: '7',
    section: 'goal_setting',
    criterion: '绩效指标是否清晰、可量化、可核实；每缺一项或一项不合理再扣 1 分。',
    rule: {
      kind: 'deduct_per_item',
      points: '7',
      each: '1',
      count: 'goals.unfit_indicators',
      unit: '项',
      label: '缺失或不合理的绩效指标',
      from: {
        kind: 'checklist',
        items: [
          { key: 'specific', label: '指标细化具体，可以衡量', points: '2' },
          { key: 'quantified', label: '指标值量化，或有明确的分级描述', points: '2' },
          { key: 'matching', label: '指标与年度任务或计划相对应', points: '1' },
          { key: 'evidence', label: '指标完成情况有据可查', points: '1' },
          { key: 'challenging', label: '指标值依据充分，有一定挑战性', points: '1' },
        ],
      },
    },
  },
];
