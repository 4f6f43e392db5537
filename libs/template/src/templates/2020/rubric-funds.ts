import type { IndicatorDefinition } from '@countersign/scoring';

/** 部门管理：资金管理。 */
export const fundsIndicators: IndicatorDefinition[] = [
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
