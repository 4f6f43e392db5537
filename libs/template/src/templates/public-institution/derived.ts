import type { DerivedDefinition } from '../../definition.js';

const rate = { unit: '%', decimals: 2 } as const;

/** Rates that stand in no table. */
export const derived: DerivedDefinition[] = [
  {
    ...rate,
    key: 'staff.control',
    label: '在职人员控制率',
    formula: 'staff.in_service / staff.posts',
    section: 'profile',
  },
  {
    ...rate,
    negative: true,
    key: 'spending.growth',
    label: '预算安排比上年增长',
    formula: '(spending.arranged - prior(spending.arranged)) / prior(spending.arranged)',
    section: 'spending_section',
  },
  {
    ...rate,
    negative: true,
    key: 'carry_over.change',
    label: '结转结余变动率',
    formula: 'balances.carry_over.change / balances.carry_over.opening',
    section: 'balances_section',
  },
  {
    ...rate,
    key: 'income.rate',
    label: '服务收入完成率',
    formula: 'income.earned / income.target',
    section: 'effects_section',
  },
];
