/** Entered figures of the 2020 report, decimal strings. Linked and computed cells are not typed and not here. */
export const goldenFigures: Readonly<Record<string, string>> = {
  'key_tasks.assigned': '5',
  'key_tasks.not_completed': '0',

  'budget.basic.personal_and_family': '2.6',
  'budget.basic.personnel': '474.26',
  'budget.basic.public.utilities': '13.44',
  'budget.basic.public.property_management': '16.8',
  'budget.basic.public.union': '4.75',
  'budget.basic.public.official_vehicles': '3.67',
  'budget.basic.public.general_quota': '26.68',
  'budget.basic.public.staff_welfare': '0.78',
  'budget.project.talent_programme': '340',
  'budget.project.investment_promotion.promotion': '265',
  'budget.project.investment_promotion.project_tracking': '30',
  'budget.project.general_administration.party_building': '23',
  'budget.project.general_administration.performance_appraisal': '165.28',
  'budget.project.general_administration.labour_dispatch': '48.47',
  'budget.project.general_administration.training': '10',
  'budget.project.general_administration.other': '51.06',
  'budget.project.general_administration.housing_and_property_allowance': '67.82',
  'budget.project.general_administration.official_reception': '4.85',
  'budget.project.purchases': '8.4',
  'budget.project.reserve': '30',
  'budget.project.industrial_development_fund': '28000',

  'goals.projects_over_200': '3',
  'goals.missing': '0',
  'goals.unfit_indicators': '0',

  ...executionRow('government_investment.investment_platform', { budget: '0', added: '57.18', spent: '57.18' }),
  ...executionRow('basic.personal_and_family', { spent: '2.51' }),
  ...executionRow('basic.personnel', { spent: '457.51' }),
  ...executionRow('basic.public', { spent: '36.33' }),
  ...executionRow('basic.public.daily', { spent: '32.77' }),
  ...executionRow('basic.public.official_vehicles', { spent: '3.56' }),
  ...executionRow('project.industrial_development_fund', {
    carry_over: '1774.64',
    added: '9000',
    adjusted: '-1947.96',
    spent: '36184.46',
  }),
  ...executionRow('project.talent_programme', { adjusted: '-250', spent: '41.8' }),
  ...executionRow('project.investment_promotion', { added: '186', adjusted: '-100', spent: '293.38' }),
  ...executionRow('project.general_administration', { added: '0.3', spent: '334.07' }),
  ...executionRow('project.general_administration.official_reception', { spent: '0.09' }),
  ...executionRow('project.purchases', { adjusted: '-3', spent: '3.8' }),
  ...executionRow('project.reserve', { spent: '0' }),

  'three_public.overseas_travel.budget': '0',
  'three_public.overseas_travel.actual': '0',
  // The published report prints only the resulting score; these three are an assumption that yields it.
  'quarters.q1.cumulative_spent': '7660.8',
  'quarters.q2.cumulative_spent': '17811.37',
  'quarters.q3.cumulative_spent': '27004.33',

  'cash_balance.opening': '373.19',
  'cash_balance.closing': '108.95',

  'procurement.goods.planned': '5.4',
  'procurement.goods.actual': '3.8',
  'procurement.services.planned': '48.47',
  'procurement.services.actual': '46.72',

  'projects.planned': '14',
  'projects.completed_on_time': '14',
  'projects.below_95_percent_progress': '7',

  'assets.fixed.items': '256',
  'assets.fixed.book_value': '59.33',
  'assets.intangible.items': '3',
  'assets.intangible.book_value': '64.18',
  'assets.idle.items': '3',
  'assets.idle.book_value': '1.08',

  'staff.authorised_posts': '10',
  'staff.on_posts': '12',
  'staff.employees_outside_posts': '1',
  'staff.labour_dispatch': '3',
  'staff.retired': '1',
  'staff.labour_dispatch_cost': '46.72',

  'events.abroad': '1',
  'events.other_provinces': '2',
  'events.in_province': '15',
  'events.online': '7',
  'signed.projects': '26',
  'signed.amount': '785.45',
  'settled.projects': '75',

  'petitions.received': '0',
  'petitions.replied': '0',
  'petitions.replied_in_time': '0',
  // No rate is printed; full points are claimed.
  'satisfaction.rate': '1',
};

function executionRow(row: string, typed: Record<string, string>): Record<string, string> {
  const columns = { carry_over: '0', added: '0', adjusted: '0', ...typed };
  return Object.fromEntries(Object.entries(columns).map(([column, value]) => [`execution.${row}.${column}`, value]));
}
