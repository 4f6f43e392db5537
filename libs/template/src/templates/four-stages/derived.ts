import type { DerivedDefinition } from '../../definition.js';

const rate = { unit: '%', decimals: 2 } as const;

/** Rates of the rubric; each says which budget, and of which year, it divides by. */
export const derived: DerivedDefinition[] = [
  {
    ...rate,
    key: 'staff.control',
    label: '在职人员控制率',
    formula: 'staff.in_service / staff.posts',
    section: 'profile',
  },
  {
    unit: '万元',
    decimals: 2,
    key: 'three_public.last_budget',
    label: '上年“三公”经费预算',
    formula: 'coalesce(prior(three_public.budget), last_year.three_public_budget)',
    section: 'base_figures',
  },
  {
    ...rate,
    negative: true,
    key: 'three_public.change',
    label: '“三公”经费变动率（预算比预算）',
    formula: '(three_public.budget - three_public.last_budget) / three_public.last_budget',
    section: 'base_figures',
  },
  {
    ...rate,
    key: 'three_public.control',
    label: '“三公”经费控制率',
    formula: 'three_public.final / three_public.budget',
    section: 'base_figures',
  },
  {
    ...rate,
    negative: true,
    key: 'funds.completion',
    label: '预算完成率',
    formula: 'funds.spent / funds.available',
    section: 'execution',
  },
  {
    ...rate,
    negative: true,
    key: 'funds.control',
    label: '预算控制率',
    formula: 'funds.added / funds.initial',
    section: 'execution',
  },
  {
    ...rate,
    key: 'funds.carry_over_rate',
    label: '结转结余率',
    formula: 'funds.closing / funds.available',
    section: 'execution',
  },
  {
    unit: '万元',
    decimals: 2,
    key: 'public.budget',
    label: '公用经费预算',
    formula: 'expenses.office.budget + expenses.utilities.budget + expenses.meetings.budget',
    section: 'management',
  },
  {
    unit: '万元',
    decimals: 2,
    key: 'public.final',
    label: '公用经费决算',
    formula: 'expenses.office.final + expenses.utilities.final + expenses.meetings.final',
    section: 'management',
  },
  {
    ...rate,
    key: 'public.control',
    label: '公用经费控制率',
    formula: 'public.final / public.budget',
    section: 'management',
  },
  {
    ...rate,
    key: 'tasks.completion',
    label: '重点工作完成率',
    formula: 'tasks.done / tasks.planned',
    section: 'output',
  },
];
