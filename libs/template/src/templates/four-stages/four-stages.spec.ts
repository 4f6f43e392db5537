import { describe, expect, it } from '@jest/globals';
import { fourStagesInputs } from '../../demo/four-stages.js';
import { compileTemplate, shownFigure, type TemplateDefinition } from '../../index.js';
import { exampleOf, foundBy, pointsOf, valueOf } from '../example.fixture.js';
import { fourStages } from './index.js';

const report = exampleOf(fourStages, fourStagesInputs);
const example = report();

describe('the example of the four-stages form', () => {
  // worked by hand from the figures of a published report of this form
  it.each([
    ['staff_control', '8', '136 ÷ 143 = 95.10% ≤ 100%'],
    ['three_public_change', '0', '（63.46 − 32.00）÷ 32.00 = 98.31%'],
    ['completion', '8', '2,690.62 ÷ 2,710.42 = 99.27%'],
    ['budget_control', '0', '767.86 ÷ 1,922.76 = 39.94%'],
    ['buildings_area', '5', '按满分计'],
    ['buildings_cost', '5', '按满分计'],
    // (26.04 ÷ 18.30 − 1) × 100 = 42.2951 points over, each 0.1: 7 − 4.2295
    ['public_control', '2.77', '26.04 ÷ 18.30 = 142.30%'],
    ['three_public_control', '7', '44.29 ÷ 63.46 = 69.79%'],
    ['procurement_rate', '6', '30.66 ÷ 30.66 = 100.00%'],
    ['systems', '3.5', '（3）制度得到有效执行：不符合'],
    ['compliance', '3', '（3）重大项目开支经过评估论证：不符合'],
    ['disclosure', '3', '（3）公开内容完整、准确：符合'],
    ['tasks_completion', '7.5', '3 ÷ 4 = 75.00%'],
    ['effects', '7.5', '生态效益没有设立可以衡量的目标'],
    ['satisfaction_score', '6', '88.60%'],
  ])('%s gets %s: %s', (key, points, working) => {
    const score = example.scores.find((each) => each.key === key);
    expect(score).toMatchObject({ points, missing: [] });
    expect(score!.steps.map(({ text }) => text).join('\n')).toContain(working);
  });

  it('totals 72.27, the heading of each group being the sum of its rows and never its full points', () => {
    expect(example.total).toBe('72.27');
    expect(example.groups.map(({ key, points, of }) => [key, points, of])).toEqual([
      ['input', '8', '16'],
      ['process', '43.27', '58'],
      ['process_execution', '18', '26'],
      ['process_management', '25.27', '32'],
      ['output', '7.5', '10'],
      ['effect', '13.5', '16'],
    ]);
    expect(example.grade).toBe('中');
  });

  it('has one task that missed its target, and nothing that stops a submission', () => {
    expect(example.findings.map(({ check, severity }) => [check, severity])).toEqual([['tasks_reached', 'warning']]);
  });
});

describe('sums and rates of the published report', () => {
  const compiled = compileTemplate(fourStages);
  if (!compiled.ok) throw new Error('does not compile');

  it.each([
    ['three_public.vehicles.budget', '41.46'],
    ['three_public.vehicles.final', '39.30'],
    ['three_public.last_final', '29.08'],
    ['three_public.budget', '63.46'],
    ['three_public.final', '44.29'],
    ['three_public.change', '98.31%'],
    ['three_public.control', '69.79%'],
    ['staff.control', '95.10%'],
    ['funds.spent', '2,690.62'],
    ['funds.available', '2,710.42'],
    ['funds.completion', '99.27%'],
    ['funds.control', '39.94%'],
    ['funds.carry_over_rate', '0.73%'],
    ['expenses.utilities.rate', '338.13%'],
    ['expenses.business.rate', '215.36%'],
  ])('%s is %s', (key, shown) => {
    expect(shownFigure(compiled.template, key, valueOf(example, key)!, true)).toBe(shown);
  });

  it('a blank line counts as 0 in a sum beside lines that are filled', () => {
    expect(valueOf(report({ 'three_public.abroad.budget': '0' }), 'three_public.budget')).toBe('63.46');
    expect(valueOf(example, 'three_public.budget')).toBe('63.46');
  });

  it('a column that is all blank has no sum, and its rates wait for it', () => {
    const blank = Object.fromEntries(
      ['vehicles.purchase', 'vehicles.running', 'reception'].map((row) => [`three_public.${row}.budget`, undefined]),
    );
    const waiting = report(blank);
    expect(valueOf(waiting, 'three_public.budget')).toBeUndefined();
    expect(pointsOf(waiting, 'three_public_change')).toBeNull();
    expect(waiting.total).toBeNull();
  });
});

describe('readings of the rules', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['99.27% is short of no whole block of 5 points', 'completion', {}, '8'],
    // 1922.76 + 767.86 + 19.8 = 2710.42; 10% of it is left
    ['90.00% is short of two blocks', 'completion', { 'funds.closing': '271.04' }, '6'],
    ['89.99% is short of two blocks', 'completion', { 'funds.closing': '271.05' }, '4'],
    ['nothing added', 'budget_control', { 'funds.added': '0' }, '8'],
    ['less than nothing added', 'budget_control', { 'funds.added': '-100' }, '8'],
    ['10.00% added is within 10%', 'budget_control', { 'funds.initial': '1000', 'funds.added': '100' }, '6'],
    ['10.01% added is not', 'budget_control', { 'funds.initial': '1000', 'funds.added': '100.1' }, '4'],
    ['30.00% added', 'budget_control', { 'funds.initial': '1000', 'funds.added': '300' }, '2'],
    ['50 people on 46 posts', 'staff_control', { 'staff.posts': '46', 'staff.in_service': '50' }, '3.65'],
    [
      '105% of the area is one block',
      'buildings_area',
      { 'buildings.area': '1050', 'buildings.area_approved': '1000' },
      '3',
    ],
    [
      '104.99% of the area is none',
      'buildings_area',
      { 'buildings.area': '1049.9', 'buildings.area_approved': '1000' },
      '5',
    ],
    ['a satisfaction of 90.00%', 'satisfaction_score', { satisfaction: '0.9' }, '8'],
    ['a satisfaction of 89.99%', 'satisfaction_score', { satisfaction: '0.8999' }, '6'],
  ])('%s: %s', (_, key, figures, points) => {
    expect(pointsOf(report(figures), key)).toBe(points);
  });

  it('read in proportion, the same 99.27% would give 7.71: the form says which reading it takes', () => {
    const copy = JSON.parse(JSON.stringify(fourStages)) as TemplateDefinition;
    const { rule } = copy.indicators.find(({ key }) => key === 'completion')!;
    if (rule.kind !== 'deduct_over') throw new Error('another rule');
    rule.step = 'proportional';
    expect(pointsOf(exampleOf(copy, fourStagesInputs)(), 'completion')).toBe('7.71');
    rule.step = 'up';
    expect(pointsOf(exampleOf(copy, fourStagesInputs)(), 'completion')).toBe('6');
  });

  it('a change rate without last year’s budget waits for it, and takes what is typed where no report was kept', () => {
    const without = report({}, {}, { 'three_public.budget': undefined });
    expect(pointsOf(without, 'three_public_change')).toBeNull();
    const typed = report({ 'last_year.three_public_budget': '63.46' }, {}, { 'three_public.budget': undefined });
    expect(pointsOf(typed, 'three_public_change')).toBe('8');
  });

  it('misuse takes all points of compliance', () => {
    expect(pointsOf(report({}, { 'compliance.misuse': true }), 'compliance')).toBe('0');
  });

  it('a building without approval has no score until it is explained', () => {
    const built = report({ 'buildings.area': '1050' });
    expect(pointsOf(built, 'buildings_area')).toBeNull();
    expect(foundBy(built)).toContain('building_without_approval');
  });
});

describe('what the form checks', () => {
  const figures = (changes: Record<string, string>) => report(changes);

  it.each<[string, string, ReturnType<typeof report>]>([
    ['last year closed with another balance', 'opening_balance', report({}, {}, { 'funds.closing': '18.9' })],
    ['last year’s budget is typed otherwise', 'last_budget', figures({ 'last_year.three_public_budget': '29.08' })],
    [
      'spent without a budget',
      'three_public_without_budget',
      figures({ 'three_public.abroad.final': '1', 'three_public.abroad.budget': '0' }),
    ],
    ['more staff than posts', 'staff_over_posts', figures({ 'staff.in_service': '144' })],
    ['systems without a list', 'systems_evidence', report({}, { systems_list: [] })],
    ['another number of tasks', 'tasks_counted', report({}, { output_narrative: '年初确定重点工作5项。' })],
    ['a fraction typed as a percentage', 'satisfaction_written', figures({ satisfaction: '0.0088' })],
    [
      'meetings without a budget',
      'expenses_without_budget',
      figures({ 'expenses.meetings.budget': '0', 'expenses.meetings.final': '3' }),
    ],
    ['travel that grew fivefold', 'expenses_jump', report({}, {}, { 'expenses.business.final': '138.8' })],
  ])('%s', (_, check, changed) => {
    expect(foundBy(changed)).toContain(check);
    expect(foundBy(example)).not.toContain(check);
  });

  it('a change rate without points beside a control rate with full points is no contradiction', () => {
    expect([pointsOf(example, 'three_public_change'), pointsOf(example, 'three_public_control')]).toEqual(['0', '7']);
    expect(foundBy(example)).toEqual(['tasks_reached']);
  });
});

const told = (narrative: string, text: string, figures: Record<string, string | undefined> = {}) =>
  report(figures, { [narrative]: text }).findings.filter(({ check }) => check.endsWith('_prose'));

describe('printed values of the published report', () => {
  it.each([
    ['execution_narrative', '预算完成率99.27%。'],
    ['execution_narrative', '预算控制率39.94%。'],
    ['execution_narrative', '年初预算1922.76万元，追加预算767.86万元，本年支出2690.62万元。'],
    ['execution_narrative', '年末结转19.8万元，结转结余率0.73%。'],
    ['three_public_narrative', '“三公”经费预算63.46万元，支出44.29万元，控制率69.79%。'],
    ['three_public_narrative', '“三公”经费变动率98.31%。'],
    ['three_public_narrative', '公务用车购置及运行维护费预算41.46万元，支出39.3万元。'],
    ['three_public_narrative', '公务接待费4.99万元，比上年决算减少12.23万元。'],
  ])('in %s: %s is right', (narrative, text) => {
    expect(told(narrative, text)).toEqual([]);
  });

  it.each([
    ['cut instead of rounded', 'execution_narrative', '预算控制率39.93%。', '39.93'],
    ['on last year’s final amount', 'three_public_narrative', '“三公”经费变动率118.23%。', '118.23'],
    ['final on final', 'three_public_narrative', '“三公”经费变动率52.30%。', '52.3'],
    ['another final amount', 'three_public_narrative', '“三公”经费支出44.92万元。', '44.92'],
  ])('%s, in %s: %s is found', (_, narrative, text, stated) => {
    expect(told(narrative, text)).toMatchObject([{ facts: { stated } }]);
  });
});

describe('prose that contradicts its table, as another place printed it', () => {
  const table: Record<string, string | undefined> = {
    'three_public.abroad.budget': '20',
    'three_public.reception.budget': '14.9',
    'three_public.reception.final': '5.21',
    'three_public.reception.last_final': '5.31',
    'three_public.vehicles.purchase.budget': undefined,
    'three_public.vehicles.purchase.final': undefined,
    'three_public.vehicles.running.budget': '15',
    'three_public.vehicles.running.final': '2.48',
    'three_public.vehicles.running.last_final': '2.48',
    'reception.times': '30',
    'reception.guests': '579',
  };
  const read = (text: string) => told('three_public_narrative', text, table);

  it.each([
    '“三公”经费预算49.9万元，支出7.69万元，完成预算的15.41%。',
    '公务接待费占67.75%。',
    '公务用车购置及运行维护费占32.25%。',
    '公务接待费支出5.21万元，比预算减少9.69万元，下降65.03%。',
    '公务用车购置及运行维护费支出2.48万元，比预算减少12.52万元，下降83.47%。',
    '公务接待30批次（其中外事26批次），579人次（其中外宾500人次）。',
  ])('%s is right', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>[]]>([
    ['公务用车购置及运行维护费占32.24%。', [{ stated: '32.24', computed: '32.25' }]],
    ['公务接待费支出5.21万元，比预算减少0.1万元，下降0.006%。', [{ stated: '-0.1' }, { stated: '-0.006' }]],
    ['公务用车购置及运行维护费支出2.48万元，与预算持平。', [{ computed: '-12.52' }]],
    ['公务接待31批次。', [{ stated: '31', computed: '30' }]],
  ])('%s is found', (text, facts) => {
    expect(read(text).map((found) => found.facts)).toMatchObject(facts);
  });

  it('0 told for a line that is blank in the table is held against its budget of 20', () => {
    const found = read('因公出国（境）费支出0万元，与预算持平。');
    expect(found.map(({ facts }) => facts)).toMatchObject([{ computed: '-20' }]);
  });

  it('0 typed against a budget of 20 is no “unchanged”', () => {
    const zero = { ...table, 'three_public.abroad.final': '0' };
    const found = told('three_public_narrative', '因公出国（境）费支出0万元，与预算持平。', zero);
    expect(found.map(({ facts }) => facts)).toMatchObject([{ computed: '-20' }]);
  });
});
