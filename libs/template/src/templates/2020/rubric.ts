import type { IndicatorDefinition, IndicatorGroup } from '@countersign/scoring';

export const groups: IndicatorGroup[] = [
  { key: 'decision', label: '部门决策' },
  { key: 'budgeting', label: '预算编制', parent: 'decision' },
  { key: 'targets', label: '目标设置', parent: 'decision' },
  { key: 'management', label: '部门管理' },
  { key: 'funds', label: '资金管理', parent: 'management' },
  { key: 'projects', label: '项目管理', parent: 'management' },
  { key: 'assets', label: '资产管理', parent: 'management' },
  { key: 'staff', label: '人员管理', parent: 'management' },
  { key: 'rules', label: '制度管理', parent: 'management' },
  { key: 'performance', label: '部门绩效' },
  { key: 'economy', label: '经济性', parent: 'performance' },
  { key: 'efficiency', label: '效率性', parent: 'performance' },
  { key: 'effect', label: '效果性', parent: 'performance' },
  { key: 'fairness', label: '公平性', parent: 'performance' },
];

const decision: IndicatorDefinition[] = [
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

const funds: IndicatorDefinition[] = [
  {
    key: 'procurement',
    label: '政府采购执行情况',
    group: 'funds',
    points: '2',
    section: 'procurement',
    criterion: '采购执行率按比例计 1 分，实际超过计划的不得分；采购政策执行情况 1 分。',
    rule: {
      kind: 'sum',
      parts: [
        {
          key: 'rate',
          label: '政府采购执行率',
          rule: {
            kind: 'proportional',
            ratio: 'procurement.rate',
            label: '政府采购执行率',
            points: '1',
            overZero: true,
          },
        },
        {
          key: 'policy',
          label: '采购政策执行',
          rule: { kind: 'judged', points: '1', step: '0.5', label: '采购政策执行' },
        },
      ],
    },
  },
  {
    key: 'financial_compliance',
    label: '财务合规性',
    group: 'funds',
    points: '3',
    section: 'compliance',
    criterion:
      '支出规范、调整合规、核算规范各 1 分；追加调剂超过年初预算 10% 的按超出幅度扣分；有截留、挤占、挪用的不得分。',
    rule: {
      kind: 'veto',
      key: 'misuse',
      label: '存在截留、挤占、挪用或虚列支出',
      rule: {
        kind: 'sum',
        parts: [
          {
            key: 'spending',
            label: '资金支出规范性',
            rule: { kind: 'judged', points: '1', step: '0.5', label: '资金支出规范性' },
          },
          {
            key: 'adjustment',
            label: '资金调整调剂规范性',
            rule: {
              kind: 'deduct_over',
              ratio: 'adjustment.share_of_budget',
              label: '追加调剂占年初预算的比例',
              threshold: '0.1',
              points: '1',
              perPoint: '0.1',
            },
          },
          {
            key: 'accounting',
            label: '会计核算规范性',
            rule: { kind: 'judged', points: '1', step: '0.5', label: '会计核算规范性' },
          },
        ],
      },
    },
  },
  {
    key: 'disclosure',
    label: '预决算信息公开',
    group: 'funds',
    points: '3',
    section: 'disclosure',
    criterion:
      '预算、决算公开各 1.5 分；按时按要求公开得满分，公开但不合要求得 1 分，未公开不得分；涉密单位免予公开的得满分。',
    rule: {
      kind: 'exempt',
      key: 'secret',
      label: '按规定免予公开（涉密单位）',
      points: '3',
      rule: {
        kind: 'sum',
        parts: (['budget', 'accounts'] as const).map((key) => ({
          key,
          label: key === 'budget' ? '部门预算公开' : '部门决算公开',
          rule: {
            kind: 'choice' as const,
            options: [
              { value: 'full', label: '按规定内容和时限公开', points: '1.5' },
              { value: 'partial', label: '已公开，但内容或时限不合规定', points: '1' },
              { value: 'none', label: '未公开', points: '0' },
            ],
          },
        })),
      },
    },
  },
];

const management: IndicatorDefinition[] = [
  {
    key: 'procedure',
    label: '项目实施程序',
    group: 'projects',
    points: '2',
    section: 'projects',
    criterion: '立项、调整、验收是否履行程序，每符合一项得 1 分。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'set_up', label: '项目设立和调整按规定报批', points: '1' },
        { key: 'carried_out', label: '招投标、建设、验收、方案实施均履行规定程序', points: '1' },
      ],
    },
  },
  {
    key: 'supervision',
    label: '项目监管',
    group: 'projects',
    points: '2',
    section: 'projects',
    criterion: '有监管机制并切实检查，每符合一项得 1 分；没有佐证文件的，检查一项不得分。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'mechanism', label: '建立了有效的资金管理和绩效运行监控机制', points: '1' },
        { key: 'inspected', label: '对项目实施开展了检查、监控和督促', points: '1', evidence: 'supervision_evidence' },
      ],
    },
  },
  {
    key: 'asset_safety',
    label: '资产管理安全性',
    group: 'assets',
    points: '2',
    section: 'assets',
    criterion: '资产保存完整、账实相符、处置规范，每符合一项得 1 分。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'kept', label: '资产配置合理、保管完整，账账相符、账实相符', points: '1' },
        { key: 'disposed', label: '资产处置规范，有偿使用和处置收入及时足额上缴', points: '1' },
      ],
    },
  },
  {
    key: 'asset_utilisation',
    label: '固定资产利用率',
    group: 'assets',
    points: '1',
    section: 'assets',
    criterion: '按在用资产占全部资产的比例分档计分。',
    rule: {
      kind: 'bands',
      value: 'assets.utilisation',
      label: '固定资产利用率',
      unit: '%',
      bands: [
        { when: { op: '>=', bound: '0.9' }, points: '1' },
        { when: { op: '>=', bound: '0.75' }, points: '0.7' },
        { when: { op: '>=', bound: '0.6' }, points: '0.4' },
        { points: '0' },
      ],
    },
  },
  {
    key: 'staff_control',
    label: '财政供养人员控制率',
    group: 'staff',
    points: '1',
    section: 'staff',
    criterion: '在编在岗人数不超过核定编制的得 1 分。',
    rule: {
      kind: 'bands',
      value: 'staff.control',
      label: '财政供养人员控制率',
      unit: '%',
      bands: [{ when: { op: '<=', bound: '1' }, points: '1' }, { points: '0' }],
    },
  },
  {
    key: 'outside_staff',
    label: '编外人员控制率',
    group: 'staff',
    points: '1',
    section: 'staff',
    criterion: '编外聘用和劳务派遣人员占全部用工的比例：低于 5% 得 1 分，不超过 10% 得 0.5 分。',
    rule: {
      kind: 'bands',
      value: 'staff.outside_posts',
      label: '编外人员控制率',
      unit: '%',
      bands: [
        { when: { op: '<', bound: '0.05' }, points: '1' },
        { when: { op: '<=', bound: '0.1' }, points: '0.5' },
        { points: '0' },
      ],
    },
  },
  {
    key: 'rules_sound',
    label: '管理制度健全性',
    group: 'rules',
    points: '3',
    section: 'rules',
    criterion: '制度健全、执行有效、落实绩效职责。',
    rule: {
      kind: 'checklist',
      items: [
        { key: 'in_place', label: '预算、财务、采购、合同、资产等内部管理制度齐全', points: '0.5' },
        { key: 'carried_out', label: '制度得到有效执行', points: '1.5' },
        { key: 'performance_duty', label: '制定了绩效管理办法并明确内部职责', points: '1' },
      ],
    },
  },
];

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

const performance: IndicatorDefinition[] = [
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

/** The 100-point rubric of the 2020 self-evaluation: 21 indicators. */
export const indicators: IndicatorDefinition[] = [...decision, ...funds, ...management, ...performance];
