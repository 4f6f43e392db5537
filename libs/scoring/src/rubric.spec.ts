import { describe, expect, it } from '@jest/globals';
import { buildModel } from '@countersign/figures';
import { checkAnswer } from './check-answer.js';
import type { IndicatorDefinition } from './definition.js';
import { answerKeysOf, checkIndicator, formulasOf, indicatorSchema, mostPoints } from './rubric.js';

const built = buildModel({ inputs: ['adjusted', 'budget'], derived: [] });
if (!built.ok) throw new Error('the model does not build');
const compile = built.model.compile.bind(built.model);

/** Financial compliance of the 2020 rubric: 1 judged, 1 by adjustment, 1 checklist; any misuse makes it 0. */
const compliance: IndicatorDefinition = {
  key: 'financial_compliance',
  label: '财务合规性',
  group: 'funds',
  points: '3',
  section: 'compliance',
  criterion: '资金使用合规',
  rule: {
    kind: 'veto',
    key: 'misuse',
    label: '存在挪用',
    rule: {
      kind: 'sum',
      parts: [
        { key: 'a', label: '支出规范', rule: { kind: 'judged', points: '1', step: '0.5', label: '支出规范' } },
        {
          key: 'b',
          label: '调整规范',
          rule: {
            kind: 'deduct_over',
            ratio: 'adjusted / budget',
            label: '调整率',
            threshold: '0.1',
            points: '1',
            perPoint: '0.1',
          },
        },
        {
          key: 'c',
          label: '核算规范',
          rule: {
            kind: 'checklist',
            items: [
              { key: 'books', label: '账目清楚', points: '0.5' },
              { key: 'filed', label: '已备案', points: '0.5', formula: 'budget > 0' },
            ],
          },
        },
      ],
    },
  },
};

describe('an indicator', () => {
  it('lists its answers with their keys and shapes; computed items are not asked', () => {
    expect(answerKeysOf(compliance)).toMatchObject([
      { kind: 'yes_no', role: 'veto', key: 'financial_compliance.misuse' },
      { kind: 'judged', key: 'financial_compliance.a', points: '1', step: '0.5' },
      { kind: 'checklist', key: 'financial_compliance.c', items: [{ key: 'books' }] },
    ]);
  });

  it('lists all its formulas and the most points it can give', () => {
    expect(formulasOf(compliance)).toEqual(['adjusted / budget', 'budget > 0']);
    expect(mostPoints(compliance.rule).toString()).toBe('3');
  });

  it('is sound when points, formulas and keys agree', () => {
    expect(indicatorSchema.safeParse(compliance)).toMatchObject({ success: true });
    expect(checkIndicator(compliance, compile)).toEqual([]);
  });

  it('is reported when its points are not what the rule can give', () => {
    expect(checkIndicator({ ...compliance, points: '4' }, compile)).toMatchObject([
      { code: 'points_differ', message: '评价指标“财务合规性”分值为 4 分，而评分规则最多给 3 分，请核对。' },
    ]);
  });

  it('is reported when a formula names an unknown figure', () => {
    const rule = { kind: 'proportional', ratio: 'spent / budget', label: '率', points: '3' } as const;
    expect(checkIndicator({ ...compliance, rule }, compile)).toMatchObject([
      { code: 'formula', message: expect.stringContaining('没有名为“spent”的指标数据') },
    ]);
  });

  it('is reported when two answers share a key', () => {
    const judged = { kind: 'judged', points: '1', step: '1', label: '评' } as const;
    const rule = { kind: 'sum', parts: ['a', 'a', 'b'].map((key) => ({ key, label: key, rule: judged })) } as const;
    expect(checkIndicator({ ...compliance, rule: { ...rule, parts: [...rule.parts] } }, compile)).toMatchObject([
      { code: 'duplicate_answer' },
    ]);
  });

  it.each([
    ['an unknown kind', { kind: 'magic' }],
    ['a negative number', { kind: 'judged', points: '-1', step: '1', label: '评' }],
    ['a step of 0', { kind: 'judged', points: '1', step: '0', label: '评' }],
    ['a formula that cannot be read', { kind: 'proportional', ratio: 'a +', label: '率', points: '1' }],
    [
      'an open band before the last',
      { kind: 'bands', value: 'a', label: '率', unit: '%', bands: [{ points: '1' }, { points: '0' }] },
    ],
    ['an unknown property', { kind: 'judged', points: '1', step: '1', label: '评', weight: '2' }],
    ['a bad rule inside', { kind: 'sum', parts: [{ key: 'a', label: '甲', rule: { kind: 'magic' } }] }],
  ])('with %s is refused by its schema', (_, rule) => {
    expect(indicatorSchema.safeParse({ ...compliance, rule }).success).toBe(false);
  });
});

describe('an answer', () => {
  it.each([
    ['financial_compliance.misuse', false],
    ['financial_compliance.a', { points: '0.5', reason: '票据不全' }],
    ['financial_compliance.a', { points: '0.5' }],
    ['financial_compliance.c', { books: true }],
    ['financial_compliance.c', {}],
  ])('%s = %j may be stored', (key, value) => {
    expect(checkAnswer(compliance, key, value)).toBeNull();
  });

  it.each([
    ['financial_compliance', true, 'unknown_key'],
    ['financial_compliance.b', true, 'unknown_key'],
    ['financial_compliance.misuse', 'yes', 'wrong_shape'],
    ['financial_compliance.a', { points: '1.5' }, 'out_of_range'],
    ['financial_compliance.a', { points: '0.3' }, 'off_step'],
    ['financial_compliance.a', { points: '1e0' }, 'wrong_shape'],
    ['financial_compliance.a', { points: 1 }, 'wrong_shape'],
    ['financial_compliance.a', { points: '1', by: 'me' }, 'wrong_shape'],
    ['financial_compliance.a', { points: '0.5', reason: '因'.repeat(2001) }, 'wrong_shape'],
    ['financial_compliance.a', { points: '0.5', reason: '因\0' }, 'forbidden_character'],
    ['financial_compliance.c', { filed: true }, 'unknown_item'],
    ['financial_compliance.c', { books: 'true' }, 'wrong_shape'],
    ['financial_compliance.c', [true], 'wrong_shape'],
    ['financial_compliance.c', null, 'wrong_shape'],
  ])('%s = %j is refused as %s', (key, value, code) => {
    expect(checkAnswer(compliance, key, value)).toMatchObject({ code, key, message: expect.stringMatching(/。$/) });
  });

  it('must be one of the options of a choice', () => {
    const rule = {
      kind: 'choice' as const,
      options: [
        { value: 'yes', label: '是', points: '3' },
        { value: 'no', label: '否', points: '0' },
      ],
    };
    expect(checkAnswer({ ...compliance, rule }, 'financial_compliance', 'yes')).toBeNull();
    expect(checkAnswer({ ...compliance, rule }, 'financial_compliance', 'maybe')).toMatchObject({
      code: 'unknown_option',
    });
  });
});
