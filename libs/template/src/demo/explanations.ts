/** What an owner answers to each warning (需说明) of the demo reports, by key of the check. */
export const demoExplanations: Readonly<Record<string, string>> = {
  closing_balance_unit: '已核对年末账面，余额为零星往来款项，单位确为元；未支出指标由财政收回或结转，不在本单位账上。',
  goals_reached: '偏差原因已在表6“偏差原因”和表5中逐项说明，相关项目下年度按月跟踪进度。',
  staff_over_posts: '超出部分为机构改革划转人员，已报编制部门备案，按“只出不进”逐步消化。',
};
