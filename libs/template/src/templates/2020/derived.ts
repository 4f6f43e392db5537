import type { DerivedDefinition } from '../../definition.js';

const rate = (key: string, label: string, formula: string, section: string): DerivedDefinition => ({
  key,
  label,
  formula,
  section,
  unit: '%',
  decimals: 2,
});
const amount = (key: string, label: string, formula: string, section: string): DerivedDefinition => ({
  key,
  label,
  formula,
  section,
  unit: '万元',
  decimals: 2,
});

const projectsWithInvestment = (column: string) =>
  `execution.government_investment.${column} + execution.project.${column}`;

/** Computed figures outside the tables: the rates that the rubric and the text speak of. */
export const derived: DerivedDefinition[] = [
  amount(
    'execution.projects_with_investment.total_index',
    '项目（含政府投资）指标合计',
    projectsWithInvestment('total_index'),
    'execution',
  ),
  amount(
    'execution.projects_with_investment.spent',
    '项目（含政府投资）支出',
    projectsWithInvestment('spent'),
    'execution',
  ),
  rate(
    'execution.projects_with_investment.progress',
    '项目（含政府投资）执行进度',
    'execution.projects_with_investment.spent / execution.projects_with_investment.total_index',
    'execution',
  ),
  rate(
    'daily_public.control',
    '日常公用经费控制率',
    'execution.basic.public.daily.spent / execution.basic.public.daily.budget',
    'execution',
  ),
  rate('three_public.control', '三公经费控制率', 'three_public.actual / three_public.budget', 'execution'),
  rate('procurement.rate', '政府采购执行率', 'procurement.actual / procurement.planned', 'procurement'),
  amount(
    'adjustment.absolute',
    '年中追加和调剂金额',
    'execution.total.added + abs(execution.total.adjusted)',
    'compliance',
  ),
  rate('adjustment.share_of_budget', '追加调剂占年初预算的比例', 'adjustment.absolute / budget.total', 'compliance'),
  rate(
    'talent_programme.adjustment',
    '人才专项经费调剂幅度',
    'abs(execution.project.talent_programme.adjusted) / execution.project.talent_programme.budget',
    'compliance',
  ),
  rate(
    'projects.progress_target_met',
    '执行进度达标项目占比',
    '(projects.planned - projects.below_95_percent_progress) / projects.planned',
    'projects',
  ),
  rate('projects.timely', '项目按期完成率', 'projects.completed_on_time / projects.planned', 'projects'),
  rate(
    'assets.utilisation',
    '资产利用率',
    '(assets.book_value - assets.idle.book_value) / assets.book_value',
    'assets',
  ),
  rate('staff.control', '财政供养人员控制率', 'staff.on_posts / staff.authorised_posts', 'staff'),
  rate(
    'staff.outside_posts',
    '编外人员控制率',
    '(staff.employees_outside_posts + staff.labour_dispatch) / (staff.on_posts + staff.employees_outside_posts + staff.labour_dispatch)',
    'staff',
  ),
  {
    key: 'events.total',
    label: '推介活动合计',
    formula: 'events.abroad + events.other_provinces + events.in_province',
    section: 'duty_results',
    unit: '场',
    decimals: 0,
  },
];
