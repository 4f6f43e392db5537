import { describe, expect, it } from '@jest/globals';
import { buildModel, formatFigure } from '@countersign/figures';
import { scoringContext } from './context.js';
import type { IndicatorDefinition, Rule } from './definition.js';
import { checkIndicator, indicatorSchema } from './rubric.js';
import { scoreRubric } from './score-rubric.js';

/** A published rubric of 2018 with change rates and blocks of five points, and the figures printed beside it (万元). */
const printed = {
  posts: '143',
  staff: '136',
  'three_public.budget': '63.46',
  'three_public.budget_before': '32',
  'three_public.final': '44.29',
  'three_public.final_before': '29.08',
  opening: '19.8',
  initial: '1922.76',
  added: '767.86',
  closing: '19.8',
};
const derived = {
  'staff.control': 'staff / posts',
  completion: '(opening + initial + added - closing) / (opening + initial + added)',
  'budget.control': 'added / initial',
  'three_public.control': 'three_public.final / three_public.budget',
};
const indicator = (key: string, label: string, group: string, rule: Rule): IndicatorDefinition => ({
  key,
  label,
  group,
  points: '8',
  section: 's',
  criterion: '',
  rule,
});
const change = (base: string): Rule => ({
  kind: 'change',
  value: 'three_public.budget',
  base,
  label: '三公经费变动率',
  points: '8',
  perPoint: '0.8',
  noBase: 'judged',
});
const completion = (step: 'down' | 'proportional'): Rule => ({
  kind: 'deduct_over',
  ratio: 'completion',
  label: '预算完成率',
  threshold: '1',
  points: '8',
  perPoint: '2',
  block: '0.05',
  step,
  direction: 'under',
});
const open = (at: string) => ({ at, closed: false });
const closed = (at: string) => ({ at, closed: true });
const indicators = [
  indicator('staff_control', '在职人员控制率', 'input', {
    kind: 'deduct_over',
    ratio: 'staff.control',
    label: '在职人员控制率',
    threshold: '1',
    points: '8',
    perPoint: '0.5',
  }),
  indicator('three_public_change', '三公经费变动率', 'input', change('three_public.budget_before')),
  indicator('completion_rate', '预算完成率', 'execution', completion('down')),
  indicator('budget_control', '预算控制率', 'execution', {
    kind: 'bands',
    value: 'budget.control',
    label: '预算控制率',
    unit: '%',
    bands: [
      { to: closed('0'), points: '8' },
      { from: open('0'), to: closed('0.1'), points: '6' },
      { from: open('0.1'), to: closed('0.2'), points: '4' },
      { from: open('0.2'), to: closed('0.3'), points: '2' },
      { from: open('0.3'), points: '0' },
    ],
  }),
];
const groups = [
  { key: 'input', label: '投入' },
  { key: 'process', label: '过程' },
  { key: 'execution', label: '预算执行', parent: 'process' },
];

const built = buildModel({
  inputs: Object.keys(printed),
  derived: Object.entries(derived).map(([key, formula]) => ({ key, formula })),
});
if (!built.ok) throw new Error('the model does not build');
const { model } = built;
const evaluation = model.evaluate(printed);
const context = scoringContext(model, evaluation, {
  answers: {},
  label: (key) => key,
  show: (key) => {
    const value = evaluation.get(key);
    return value.kind === 'known' ? formatFigure(value.value, { unit: '', decimals: 2 }) : '未知';
  },
});
const result = scoreRubric({ groups, indicators }, context);
const line = (key: string) => result.indicators.find((each) => each.key === key)!.steps[0]!.text;

describe('the rubric with change rates', () => {
  it.each(indicators)('$label is sound', (each) => {
    expect(indicatorSchema.safeParse(each)).toMatchObject({ success: true });
    expect(checkIndicator(each, (formula) => model.compile(formula))).toEqual([]);
  });

  it.each([
    ['staff_control', '8', '= 95.10% ≤ 100% →'],
    [
      'three_public_change',
      '0',
      '=（63.46 − 32.00）÷ 32.00 = 98.31% > 0%，超出 98.31 个百分点，每个百分点扣 0.8 分：8 分 − 78.65 分，扣完为止 →',
    ],
    [
      'completion_rate',
      '8',
      '= 99.27% < 100%，相差 0.73 个百分点，每 5 个百分点扣 2 分（不足的不计，计 0 档）：8 分 − 0 分 →',
    ],
    ['budget_control', '0', '= 767.86 ÷ 1,922.76 = 39.94% ∈ (30%, +∞) →'],
  ])('%s gets %s of 8', (key, points, working) => {
    expect(result.indicators.find((each) => each.key === key)).toMatchObject({ points, of: '8', missing: [] });
    expect(line(key)).toContain(working);
  });

  it('headings are the sums of their rows, not full marks', () => {
    expect(result.groups).toMatchObject([
      { key: 'input', points: '8', of: '16' },
      { key: 'process', points: '8', of: '16' },
      { key: 'execution', points: '8', of: '16' },
    ]);
    expect(result).toMatchObject({ total: '16', of: '32' });
  });

  it('another reading of the same words gives another total: 7.71 in proportion', () => {
    const other = indicators.map((each) =>
      each.key === 'completion_rate' ? { ...each, rule: completion('proportional') } : each,
    );
    const read = scoreRubric({ groups, indicators: other }, context);
    expect(read.indicators[2]?.points).toBe('7.71');
    expect(read.total).toBe('15.71');
  });

  it.each([
    ['three_public.budget_before', '98.31%'],
    ['three_public.final_before', '118.23%'],
  ])('the change against %s is %s: the base is part of the rule', (base, shown) => {
    const rule = change(base);
    const [score] = scoreRubric({ groups, indicators: [{ ...indicators[1]!, rule }] }, context).indicators;
    expect(score?.steps[0]?.text).toContain(shown);
  });

  it('a change rate of 0 points and a control rate of full marks stand beside each other', () => {
    const control = indicator('control', '三公经费控制率', 'input', {
      kind: 'deduct_over',
      ratio: 'three_public.control',
      label: '三公经费控制率',
      threshold: '1',
      points: '8',
      perPoint: '0.5',
    });
    const both = scoreRubric({ groups, indicators: [indicators[1]!, control] }, context);
    expect(both.indicators.map(({ points }) => points)).toEqual(['0', '8']);
    expect(both.indicators[1]?.steps[0]?.text).toContain('69.79%');
  });
});
