import { describe, expect, it } from '@jest/globals';
import { buildModel, formatFigure } from '@countersign/figures';
import { scoringContext } from '../context.js';
import type { Rule } from '../definition.js';
import { mostPoints, ruleSchema } from '../rubric.js';
import type { IndicatorScore } from '../score.js';
import { scoreIndicator } from '../score-indicator.js';

const derived = { rate: 'top / bottom', 'share.rate': '(top + abs(extra)) / bottom' };
const inputs = ['top', 'bottom', 'extra', 'count', 'plain', 'q1', 'q2', 'q3', 'q4'];
const built = buildModel({ inputs, derived: Object.entries(derived).map(([key, formula]) => ({ key, formula })) });
if (!built.ok) throw new Error('the model does not build');
const { model } = built;

const labels: Record<string, string> = {
  top: '支出',
  bottom: '预算',
  rate: '控制率',
  count: '未完成任务数',
  x: '本项',
  list: '佐证清单',
};

function score(rule: Rule, figures: Record<string, string>, answers: Record<string, unknown> = {}): IndicatorScore {
  const evaluation = model.evaluate(figures);
  const show = (key: string) => {
    if (!model.has(key)) return key in answers ? '已填' : '未填';
    const value = evaluation.get(key);
    return value.kind === 'known' ? formatFigure(value.value, { unit: '万元', decimals: 2 }) : '未知';
  };
  const context = scoringContext(model, evaluation, { answers, label: (key) => labels[key] ?? key, show });
  const points = mostPoints(rule).toString();
  expect(ruleSchema.safeParse(rule)).toMatchObject({ success: true });
  return scoreIndicator({ key: 'x', label: '本项', group: 'g', section: 's', criterion: '', points, rule }, context);
}

const last = ({ steps }: IndicatorScore) => steps.at(-1)?.text;

describe('bands', () => {
  const control: Rule = {
    kind: 'bands',
    value: 'rate',
    label: '三公经费控制率',
    unit: '%',
    bands: [
      { when: { op: '<', bound: '0.9' }, points: '3' },
      { when: { op: '<=', bound: '1' }, points: '2' },
      { points: '0' },
    ],
  };

  it.each([
    ['3.65', '8.52', '3', '三公经费控制率 = 3.65 ÷ 8.52 = 42.84% < 90% → 3 分'],
    ['9', '10', '2', '三公经费控制率 = 9.00 ÷ 10.00 = 90.00% ≤ 100% → 2 分'],
    ['10', '10', '2', '三公经费控制率 = 10.00 ÷ 10.00 = 100.00% ≤ 100% → 2 分'],
    ['12', '10', '0', '三公经费控制率 = 12.00 ÷ 10.00 = 120.00% > 100% → 0 分'],
    ['89.996', '100', '3', '三公经费控制率 = 90.00 ÷ 100.00 = 89.996% < 90% → 3 分'],
  ])('%s ÷ %s gives %s', (top, bottom, points, text) => {
    const result = score(control, { top, bottom });
    expect(result).toMatchObject({ points, missing: [] });
    expect(last(result)).toBe(text);
  });

  it('each step links to the figures that it came from', () => {
    const [step] = score(control, { top: '3.65', bottom: '8.52' }).steps;
    expect(step?.inputs).toEqual([
      { key: 'top', label: '支出', shown: '3.65' },
      { key: 'bottom', label: '预算', shown: '8.52' },
    ]);
  });

  it('a missing figure leaves the points open and names it', () => {
    expect(score(control, { top: '3.65' })).toMatchObject({
      points: null,
      missing: ['bottom'],
      steps: [{ text: '三公经费控制率：尚缺“预算”，暂不能计分', inputs: [{ key: 'bottom' }] }],
    });
  });

  it('a division by zero is explained', () => {
    expect(score(control, { top: '3.65', bottom: '0' })).toMatchObject({
      points: null,
      missing: ['rate'],
      steps: [{ text: '三公经费控制率：“控制率”分母为零，无法计算，请核对相关数据' }],
    });
    expect(score({ ...control, value: 'top / bottom' }, { top: '1', bottom: '0' })).toMatchObject({
      points: null,
      missing: ['top', 'bottom'],
      steps: [{ text: '三公经费控制率：分母为零，无法计算，请核对相关数据' }],
    });
  });

  it('a value that is no rate shows its unit', () => {
    const rule: Rule = {
      ...control,
      value: 'count',
      label: '投诉',
      unit: '件',
      bands: [{ when: { op: '<=', bound: '3' }, points: '1' }, { points: '0' }],
    };
    expect(last(score(rule, { count: '2' }))).toBe('投诉 = 2 件 ≤ 3 件 → 1 分');
  });
});

describe('proportional', () => {
  const rule: Rule = { kind: 'proportional', ratio: 'rate', label: '采购执行率', points: '1' };
  it.each([
    ['50.52', '53.87', undefined, '0.94', '采购执行率 = 50.52 ÷ 53.87 = 93.78% × 1 分 → 0.94 分'],
    ['14', '14', undefined, '1', '采购执行率 = 14.00 ÷ 14.00 = 100.00% × 1 分 → 1 分'],
    ['15', '10', undefined, '1', '采购执行率 = 15.00 ÷ 10.00 = 150.00%，超过 100% 的按 100% 计，× 1 分 → 1 分'],
    ['15', '10', true, '0', '采购执行率 = 15.00 ÷ 10.00 = 150.00% > 100%，实际超过计划不得分 → 0 分'],
    ['10.0001', '10', true, '0', '采购执行率 = 10.00 ÷ 10.00 = 100.001% > 100%，实际超过计划不得分 → 0 分'],
    ['-1', '10', undefined, '0', '采购执行率 = -1.00 ÷ 10.00 = -10.00%，低于 0 的按 0 计 → 0 分'],
  ] as const)('%s ÷ %s (over gives 0: %s) gives %s', (top, bottom, overZero, points, text) => {
    const result = score(overZero ? { ...rule, overZero } : rule, { top, bottom });
    expect(result.points).toBe(points);
    expect(result.steps[0]?.text).toBe(text);
  });
});

describe('deduct per point over a threshold', () => {
  const rule: Rule = {
    kind: 'deduct_over',
    ratio: 'share.rate',
    label: '调整率',
    threshold: '0.1',
    points: '1',
    perPoint: '0.1',
  };
  it.each([
    [
      '9243.48',
      '-2300.96',
      '29586.86',
      '0',
      '调整率 = 11,544.44 ÷ 29,586.86 = 39.02% > 10%，超出 29.02 个百分点，每个百分点扣 0.1 分：1 分 − 2.9 分，扣完为止 → 0 分',
    ],
    ['5', '-5', '100', '1', '调整率 = 10 ÷ 100.00 = 10.00% ≤ 10% → 1 分'],
    [
      '10',
      '-5',
      '100',
      '0.5',
      '调整率 = 15 ÷ 100.00 = 15.00% > 10%，超出 5 个百分点，每个百分点扣 0.1 分：1 分 − 0.5 分 → 0.5 分',
    ],
  ])('%s and %s of %s gives %s', (top, extra, bottom, points, text) => {
    const result = score(rule, { top, extra, bottom });
    expect(result.points).toBe(points);
    expect(result.steps[0]?.text).toBe(text);
  });
});

describe('deduct per item', () => {
  const rule: Rule = { kind: 'deduct_per_item', points: '8', each: '4', count: 'count', unit: '项' };
  it.each([
    ['0', '8', '未完成任务数 0 项，不扣分 → 8 分'],
    ['1', '4', '未完成任务数 1 项，每项扣 4 分：8 分 − 4 分 → 4 分'],
    ['3', '0', '未完成任务数 3 项，每项扣 4 分：8 分 − 12 分，扣完为止 → 0 分'],
  ])('%s items leave %s points', (count, points, text) => {
    const result = score(rule, { count });
    expect(result.points).toBe(points);
    expect(result.steps[0]?.text).toBe(text);
  });

  it('may deduct from what a checklist gave', () => {
    const from: Rule = {
      kind: 'checklist',
      items: [
        { key: 'a', label: '明确', points: '2' },
        { key: 'b', label: '可衡量', points: '1' },
      ],
    };
    const combined: Rule = { ...rule, points: '3', each: '1', from };
    expect(score(combined, { count: '1' }, { x: { a: true, b: false } })).toMatchObject({ points: '1' });
    expect(score(combined, { count: '1' }, { x: { a: true } })).toMatchObject({ points: null, missing: ['x'] });
    expect(score(combined, {}, {})).toMatchObject({ points: null, missing: ['x', 'count'] });
  });
});

describe('quarterly progress', () => {
  const rule: Rule = {
    kind: 'quarterly',
    progress: ['q1 / bottom', 'q2 / bottom', 'q3 / bottom', 'q4 / bottom'],
    expected: ['0.25', '0.5', '0.75', '1'],
    each: '1',
    mean: '2',
  };
  const figures = { q1: '7660.80', q2: '17811.37', q3: '27004.33', q4: '37411.04', bottom: '38304.02' };

  it('ratios 0.80, 0.93, 0.94 and 0.9767 give 5.47 of 6', () => {
    const result = score(rule, figures);
    expect(result).toMatchObject({ points: '5.47', of: '6' });
    expect(result.steps.map(({ text }) => text)).toEqual([
      '第一季度支出进度 = 7,660.80 ÷ 38,304.02 = 20.00%，应达 25.00%，完成率 80.00% × 1 分 → 0.8 分',
      '第二季度支出进度 = 17,811.37 ÷ 38,304.02 = 46.50%，应达 50.00%，完成率 93.00% × 1 分 → 0.93 分',
      '第三季度支出进度 = 27,004.33 ÷ 38,304.02 = 70.50%，应达 75.00%，完成率 94.00% × 1 分 → 0.94 分',
      '第四季度支出进度 = 37,411.04 ÷ 38,304.02 = 97.67%，应达 100.00%，完成率 97.67% × 1 分 → 0.98 分',
      '平均完成率 =（80.00% + 93.00% + 94.00% + 97.67%）÷ 4 = 91.17% × 2 分 → 1.82 分',
      '合计 → 5.47 分',
    ]);
  });

  it('a quarter ahead of its plan counts as 1, not more', () => {
    expect(score(rule, { q1: '10', q2: '10', q3: '10', q4: '10', bottom: '10' }).points).toBe('6');
  });

  it('a quarter without a figure leaves the points open and still shows the others', () => {
    const result = score(rule, { ...figures, q3: undefined as never });
    expect(result).toMatchObject({ points: null, missing: ['q3'] });
    expect(result.steps).toHaveLength(4);
  });
});

describe('checklist', () => {
  const rule: Rule = {
    kind: 'checklist',
    items: [
      { key: 'a', label: '有渠道', points: '1' },
      { key: 'b', label: '有监督', points: '1', evidence: 'list' },
      { key: 'c', label: '全部答复', points: '1', formula: 'top >= bottom' },
    ],
  };
  const nothingReceived = { top: '0', bottom: '0' };
  it.each([
    [{ a: true, b: true }, ['纪要'], nothingReceived, '3'],
    [{ a: true, b: true }, [], nothingReceived, '2'],
    [{ a: true, b: true }, undefined, nothingReceived, '2'],
    [{ a: false, b: false }, ['纪要'], nothingReceived, '1'],
    [{ a: true, b: true }, ['纪要'], { top: '1', bottom: '2' }, '2'],
  ])('ticks %j with evidence %j and figures %j give %s', (ticks, list, figures, points) => {
    expect(score(rule, figures, { x: ticks, list }).points).toBe(points);
  });

  it('says item by item what counted', () => {
    const { steps } = score(rule, nothingReceived, { x: { a: false, b: true } });
    expect(steps.map(({ text }) => text)).toEqual([
      '（1）有渠道：不符合 → 0 分',
      '（2）有监督：符合（未附佐证材料，不计分） → 0 分',
      '（3）全部答复：符合 → 1 分',
      '合计 → 1 分',
    ]);
  });

  it.each([[undefined], [{}], [{ a: true }], ['yes'], [{ a: 'true', b: 'true' }]])(
    'answer %j is not yet given',
    (ticks) => {
      expect(score(rule, nothingReceived, { x: ticks })).toMatchObject({ points: null, missing: ['x'] });
    },
  );
});

describe('choice', () => {
  const rule: Rule = {
    kind: 'choice',
    options: [
      { value: 'full', label: '按时完整公开', points: '1.5' },
      { value: 'late', label: '公开不及时', points: '1' },
      { value: 'none', label: '未公开', points: '0' },
    ],
  };
  it.each([
    ['full', '1.5'],
    ['late', '1'],
    ['none', '0'],
    [undefined, null],
    ['other', null],
  ])('%s gives %s', (answer, points) => {
    expect(score(rule, {}, { x: answer }).points).toBe(points);
  });
});

describe('judged', () => {
  const rule: Rule = { kind: 'judged', points: '5', step: '0.5', label: '履职效益' };
  it.each([
    [{ points: '5' }, '5'],
    [{ points: '4.5', reason: '一个方面论述不足' }, '4.5'],
    [{ points: '0', reason: '未开展' }, '0'],
    [{ points: '4.5' }, null],
    [{ points: '4.5', reason: '  ' }, null],
    [{ points: '4.3', reason: '因' }, null],
    [{ points: '6' }, null],
    [{ points: '-1', reason: '因' }, null],
    [{ points: 5 }, null],
    [undefined, null],
  ])('%j gives %s', (answer, points) => {
    expect(score(rule, {}, { x: answer })).toMatchObject({ points, missing: points === null ? ['x'] : [] });
  });

  it('waits until enough aspects are argued', () => {
    const argued: Rule = { ...rule, argued: { narratives: ['n1', 'n2', 'n3'], atLeast: 2 } };
    expect(score(argued, {}, { x: { points: '5' }, n1: '已论述', n2: ' ' })).toMatchObject({
      points: null,
      missing: ['n2', 'n3'],
      steps: [{ text: '履职效益：至少论述 2 个方面，现有 1 个，暂不能计分' }],
    });
    expect(score(argued, {}, { x: { points: '5' }, n1: '已论述', n3: '已论述' }).points).toBe('5');
  });
});

describe('sum of parts, veto and exemption', () => {
  const parts: Rule = {
    kind: 'sum',
    parts: [
      {
        key: 'a',
        label: '执行率',
        rule: { kind: 'proportional', ratio: 'rate', label: '采购执行率', points: '1', overZero: true },
      },
      { key: 'b', label: '政策功能', rule: { kind: 'judged', points: '1', step: '0.1', label: '采购政策' } },
    ],
  };
  const figures = { top: '50.52', bottom: '53.87' };
  const answers = { 'x.b': { points: '1' } };

  it('parts are added exactly and rounded once: 0.9378 + 1 is 1.94', () => {
    const result = score(parts, figures, answers);
    expect(result.points).toBe('1.94');
    expect(last(result)).toBe('合计 1.9378 分，四舍五入保留两位小数 → 1.94 分');
  });

  it('a part without an answer leaves the whole open', () => {
    expect(score(parts, figures)).toMatchObject({ points: null, missing: ['x.b'] });
  });

  it('a veto makes the whole 0, even with parts unanswered', () => {
    const rule: Rule = { kind: 'veto', key: 'misuse', label: '存在挪用资金', rule: parts };
    expect(score(rule, figures, { ...answers, 'x.misuse': false }).points).toBe('1.94');
    expect(score(rule, figures, answers).points).toBe('1.94');
    expect(score(rule, {}, { 'x.misuse': true })).toMatchObject({
      points: '0',
      steps: [{ text: '一票否决：存在挪用资金 → 0 分', inputs: [{ key: 'x.misuse' }] }],
    });
  });

  it('an exempt body gets full points', () => {
    const rule: Rule = { kind: 'exempt', key: 'exempt', label: '涉密单位', points: '2', rule: parts };
    expect(score(rule, {}, { 'x.exempt': true })).toMatchObject({ points: '2', missing: [] });
    expect(score(rule, figures, answers).points).toBe('1.94');
  });
});
