import { describe, expect, it } from '@jest/globals';
import type { IndicatorDefinition, Rule } from './definition.js';
import { compile, droppedIndicator, judgedIndicator, judgements, scoreWhole } from './rubric.fixture.js';
import { checkRubric, type Rubric } from './rubric-settings.js';

const nothing = { top: '0', bottom: '0' };
const texts = (steps: readonly { text: string }[]) => steps.map(({ text }) => text);

describe('the total', () => {
  const group = { key: 'g', label: '全部' };

  it('E-02 adds up what is shown: three of 3.335 are 10.02', () => {
    const rule: Rule = { kind: 'proportional', ratio: 'rate', label: '率', points: '5' };
    const indicators = ['a', 'b', 'c'].map((key) => judgedIndicator(key, '5', 'g', { rule }));
    const result = scoreWhole({ groups: [group], indicators }, {}, { top: '0.667', bottom: '1' });
    expect(result.indicators.map(({ points }) => points)).toEqual(['3.34', '3.34', '3.34']);
    expect(result).toMatchObject({ total: '10.02', known: '10.02', of: '15' });
  });

  it('E-10 a heading is the sum of its children: 8 + 0 = 8', () => {
    const groups = [
      { key: 'input', label: '投入' },
      { key: 'staff', label: '人员', parent: 'input' },
    ];
    const indicators = [judgedIndicator('a', '8', 'staff'), judgedIndicator('b', '8', 'input')];
    const result = scoreWhole({ groups, indicators }, judgements({ a: '8', b: '0' }));
    expect(result.groups).toMatchObject([
      { key: 'input', points: '8', of: '16', complete: true, steps: [] },
      { key: 'staff', points: '8', of: '8' },
    ]);
    expect(texts(result.steps)).toEqual(['合计 = 投入 8 → 8 分']);
  });

  it('is open while an indicator is, and says so far how much', () => {
    const indicators = [judgedIndicator('a', '8'), judgedIndicator('b', '8')];
    const result = scoreWhole({ groups: [group], indicators }, judgements({ a: '8' }));
    expect(result).toMatchObject({ total: null, known: '8', groups: [{ points: '8', complete: false }] });
    expect(texts(result.steps)).toEqual(['合计 = 全部 8 → 8 分', '“b”尚未得分，以上为暂计']);
  });

  it('S-25 a bonus comes on top, the total is capped, the workings keep the sum', () => {
    const indicators = [judgedIndicator('a', '100'), judgedIndicator('extra', '5', 'g', { role: 'bonus' })];
    const result = scoreWhole({ groups: [group], indicators }, judgements({ a: '98.5', extra: '3' }));
    expect(result).toMatchObject({ total: '100', before: '101.5', of: '100' });
    expect(result.groups).toMatchObject([{ points: '101.5', of: '100' }]);
    expect(result.steps).toMatchObject([
      { text: '合计 = 全部 101.5 → 101.5 分', en: 'Sum = 全部 101.5 → 101.5 points' },
      {
        text: '总分最高 100 分，合计：101.5 分 → 100 分',
        en: 'The total is at most 100 points, the sum: 101.5 points → 100 points',
      },
    ]);
  });

  it('a cap of its own may let the bonus count over the full points', () => {
    const indicators = [judgedIndicator('a', '100'), judgedIndicator('extra', '5', 'g', { role: 'bonus' })];
    const settings = { cap: '105' };
    expect(scoreWhole({ groups: [group], indicators, settings }, judgements({ a: '98.5', extra: '3' })).total).toBe(
      '101.5',
    );
  });

  it('is never below 0', () => {
    const indicators = [judgedIndicator('a', '5'), judgedIndicator('minus', '20', 'g', { role: 'deduction' })];
    const result = scoreWhole({ groups: [group], indicators }, judgements({ a: '5', minus: '9' }));
    expect(result).toMatchObject({
      total: '0',
      before: '-4',
      indicators: [{ points: '5' }, { points: '-9', of: '0' }],
    });
    expect(result.indicators[1]?.steps.at(-1)?.text).toBe('扣分项，从总分中扣除 → -9 分');
  });

  it('counts an indicator whose group does not exist', () => {
    expect(
      scoreWhole({ groups: [], indicators: [judgedIndicator('a', '5', 'gone')] }, judgements({ a: '4' })).total,
    ).toBe('4');
  });
});

describe('caps of a group', () => {
  const findings: IndicatorDefinition = judgedIndicator('found', '20', 'minus', {
    role: 'deduction',
    rule: { kind: 'add_per_item', points: '20', each: '0.5', count: 'findings', unit: '个', label: '问题' },
  });

  it('S-26 nine findings of 0.5 take 3 where the group loses 3 at most', () => {
    const rubric: Rubric = {
      groups: [
        { key: 'g', label: '基本' },
        { key: 'minus', label: '扣分项', lossCap: '3' },
      ],
      indicators: [judgedIndicator('a', '100'), findings],
    };
    const result = scoreWhole(rubric, judgements({ a: '95' }), { findings: '9' });
    expect(result.total).toBe('92');
    expect(result.groups[1]).toMatchObject({ points: '-3', before: '-4.5', of: '0' });
    expect(result.groups[1]?.steps).toMatchObject([
      {
        text: '本组最多扣 3 分，各项合计：-4.5 分 → -3 分',
        en: 'The group loses at most 3 points, its sum: -4.5 points → -3 points',
      },
    ]);
    expect(scoreWhole(rubric, judgements({ a: '95' }), { findings: '5' }).total).toBe('92.5');
  });

  it('a cap on losses does not fill up what is not known yet', () => {
    const rubric: Rubric = {
      groups: [{ key: 'g', label: '基本', lossCap: '1' }],
      indicators: [judgedIndicator('a', '10'), judgedIndicator('b', '10')],
    };
    expect(scoreWhole(rubric, judgements({ a: '4' })).groups).toMatchObject([{ points: '9', complete: false }]);
    expect(scoreWhole(rubric, judgements({ a: '4', b: '10' }))).toMatchObject({ total: '19' });
  });

  it('a group gives no more than its most', () => {
    const rubric: Rubric = {
      groups: [{ key: 'g', label: '加分项', max: '5' }],
      indicators: ['a', 'b'].map((key) => judgedIndicator(key, '4', 'g', { role: 'bonus' })),
      settings: { cap: '10' },
    };
    const result = scoreWhole(rubric, judgements({ a: '4', b: '3' }));
    expect(result).toMatchObject({ total: '5', groups: [{ points: '5', before: '7' }] });
    expect(texts(result.groups[0]!.steps)).toEqual(['本组最高 5 分，合计：7 分 → 5 分']);
  });
});

describe('vetoes', () => {
  const groups = [
    { key: 'g', label: '过程' },
    { key: 'h', label: '效果' },
  ];
  const plain = [judgedIndicator('a', '60'), judgedIndicator('b', '40', 'h')];
  const judged = judgements({ a: '56', b: '37.2' });

  it.each([
    ['59.99', '59.99'],
    ['0', '0'],
  ])('S-24 a veto over the total brings 93.20 to %s, before and after shown', (to, total) => {
    const settings = { vetoes: [{ key: 'found', label: '重大违规', when: 'findings > 0', to }] };
    const result = scoreWhole({ groups, indicators: plain, settings }, judged, { findings: '1' });
    expect(result).toMatchObject({ total, before: '93.2' });
    expect(texts(result.steps)).toContain(`一票否决：重大违规，最高 ${to} 分，否决前：93.2 分 → ${total} 分`);
    expect(scoreWhole({ groups, indicators: plain, settings }, judged, { findings: '0' })).toMatchObject({
      total: '93.2',
    });
  });

  it('S-24 a veto over a group leaves the others as they are', () => {
    const settings = { vetoes: [{ key: 'found', label: '违规', when: 'findings > 0', group: 'g', to: '0' }] };
    const result = scoreWhole({ groups, indicators: plain, settings }, judged, { findings: '1' });
    expect(result).toMatchObject({ total: '37.2', groups: [{ points: '0', before: '56' }, { points: '37.2' }] });
  });

  it.each([
    ['total', '59.99'],
    ['group', '47.2'],
  ] as const)('an indicator that people answer can veto its %s', (over, total) => {
    const [first, second] = plain;
    const rule: Rule = {
      kind: 'veto',
      key: 'fraud',
      label: '弄虚作假',
      over,
      to: over === 'total' ? '59.99' : '10',
      rule: first!.rule,
    };
    const indicators = [{ ...first!, rule }, second!];
    expect(scoreWhole({ groups, indicators }, { ...judged, 'a.fraud': true }).total).toBe(total);
    expect(scoreWhole({ groups, indicators }, judged).total).toBe('93.2');
  });

  it('a veto that nobody can decide yet leaves the total open', () => {
    const settings = { vetoes: [{ key: 'found', label: '重大违规', when: 'findings > 0', to: '0' }] };
    const result = scoreWhole({ groups, indicators: plain, settings }, judged);
    expect(result).toMatchObject({ total: null, known: '93.2' });
    expect(texts(result.steps)).toContain('重大违规：尚缺“findings”，暂不能计分');
  });
});

describe('grades', () => {
  const grades = [
    { label: '优', from: '90' },
    { label: '良', from: '80' },
    { label: '中', from: '60' },
    { label: '差', from: '0' },
  ];
  const rubric: Rubric = {
    groups: [],
    indicators: [
      judgedIndicator('a', '95'),
      judgedIndicator('r', '5', 'g', { rule: { kind: 'proportional', ratio: 'rate', label: '率', points: '5' } }),
    ],
    settings: { grades },
  };

  it.each([
    ['E-17 89.995 is shown as 90.00 and is the better grade', '85', '0.999', '90', '优'],
    ['just below', '84.99', '0.999', '89.99', '良'],
    ['at the cut-off', '75', '1', '80', '良'],
    ['the lowest', '0', '0', '0', '差'],
  ])('%s', (_, a, top, total, grade) => {
    expect(scoreWhole(rubric, judgements({ a }), { top, bottom: '1' })).toMatchObject({ total, grade });
  });

  it('the grade is that of the total after a veto, and none while the total is open', () => {
    const vetoes = [{ key: 'v', label: '违规', when: 'findings > 0', to: '59.99' }];
    const settings = { grades, vetoes };
    const figures = { top: '1', bottom: '1', findings: '1' };
    const result = scoreWhole({ ...rubric, settings }, judgements({ a: '95' }), figures);
    expect(result).toMatchObject({ total: '59.99', grade: '差' });
    expect(texts(result.steps).at(-1)).toBe('等级：59.99 分 ≥ 0 分 → 差');
    expect(scoreWhole(rubric, {}, { top: '1', bottom: '1' }).grade).toBeUndefined();
  });
});

describe('the weight of what does not apply', () => {
  const groups = [
    { key: 'top', label: '过程' },
    { key: 'g', label: '资金', parent: 'top' },
    { key: 'h', label: '资产', parent: 'top' },
    { key: 'else', label: '效果' },
  ];
  const indicators = [droppedIndicator('gone', '2'), judgedIndicator('a', '13'), judgedIndicator('b', '85', 'else')];
  const judged = judgements({ a: '12', b: '78' });
  const scored = (notApplicable: 'full' | 'siblings' | 'all') =>
    scoreWhole({ groups, indicators, settings: { notApplicable } }, judged, nothing);

  it('E-08 (i) counts in full', () => {
    const result = scored('full');
    expect(result).toMatchObject({ total: '92', of: '100', indicators: [{ points: '2', of: '2' }, {}, {}] });
    expect(result.indicators[0]?.steps.at(-1)?.text).toBe('不适用的指标按满分计 → 2 分');
  });

  it('E-08 (ii) goes to the others of the group: 12 of 13 become 13.85 of 15', () => {
    const result = scored('siblings');
    expect(result.indicators).toMatchObject([
      { points: '0', of: '0', notApplicable: true },
      { points: '13.85', of: '15' },
      { points: '78', of: '85' },
    ]);
    expect(result).toMatchObject({ total: '91.85', of: '100' });
    expect(result.indicators[1]?.steps.at(-1)).toMatchObject({
      text: '不适用指标的 2 分由其余指标分担，本项分值 13 分 × 15 ÷ 13 = 15 分，得分 12 分 × 15 ÷ 13 → 13.85 分',
      en: '2 points of what does not apply go to the other indicators, weight 13 points × 15 ÷ 13 = 15 points, points 12 points × 15 ÷ 13 → 13.85 points',
    });
  });

  it('E-08 (iii) goes to all: 90 of 98 become 91.84 of 100', () => {
    const result = scored('all');
    expect(result).toMatchObject({ total: '91.84', of: '100' });
    expect(result.indicators.map(({ of }) => of)).toEqual(['0', '13.27', '86.73']);
    expect(result.indicators.map(({ points }) => points)).toEqual(['0', '12.24', '79.6']);
  });

  it('E-09 weights that are handed over add up to 100.00 exactly', () => {
    const seven = Array.from({ length: 7 }, (_, index) => judgedIndicator(`i${index}`, '10'));
    const rubric: Rubric = { groups, indicators: [...seven, droppedIndicator('gone', '30')] };
    const full = judgements(Object.fromEntries(seven.map(({ key }) => [key, '10'])));
    const result = scoreWhole(rubric, full, nothing);
    expect(result.indicators.map(({ of }) => of)).toEqual([...Array<string>(6).fill('14.29'), '14.26', '0']);
    expect(result).toMatchObject({ total: '100', of: '100' });
  });

  it('a group in which nothing applies hands its weight to the group above', () => {
    const rubric: Rubric = {
      groups,
      indicators: [
        droppedIndicator('x', '10'),
        droppedIndicator('y', '5'),
        judgedIndicator('a', '15', 'h'),
        judgedIndicator('b', '70', 'else'),
      ],
    };
    const result = scoreWhole(rubric, judgements({ a: '12', b: '70' }), nothing);
    expect(result.indicators.map(({ of, points }) => [of, points])).toEqual([
      ['0', '0'],
      ['0', '0'],
      ['30', '24'],
      ['70', '70'],
    ]);
  });

  it('is spread in inner groups first, so that outer ones see the weights that come of it', () => {
    const rubric: Rubric = {
      groups: [...groups, { key: 'k', label: '采购', parent: 'top' }],
      indicators: [
        droppedIndicator('gone', '2'),
        judgedIndicator('a', '8'),
        droppedIndicator('x', '10', 'h'),
        judgedIndicator('b', '10', 'k'),
        judgedIndicator('c', '70', 'else'),
      ],
    };
    const result = scoreWhole(rubric, judgements({ a: '8', b: '5', c: '70' }), nothing);
    expect(result.indicators.map(({ of, points }) => [of, points])).toEqual([
      ['0', '0'],
      ['15', '15'],
      ['0', '0'],
      ['15', '7.5'],
      ['70', '70'],
    ]);
  });

  it('goes to all where nothing applies in the groups above either', () => {
    const rubric: Rubric = {
      groups,
      indicators: [droppedIndicator('x', '10', 'else'), judgedIndicator('a', '90', 'h')],
    };
    expect(scoreWhole(rubric, judgements({ a: '81' }), nothing)).toMatchObject({ total: '90', of: '100' });
  });

  it('there is no total when nothing applies at all', () => {
    const result = scoreWhole({ groups, indicators: [droppedIndicator('x', '100')] }, {}, nothing);
    expect(result).toMatchObject({ total: null, known: '0' });
    expect(texts(result.steps).at(-1)).toBe('全部指标均不适用，没有总分');
  });

  it('what is not known yet takes its weight and no points', () => {
    const result = scoreWhole({ groups, indicators }, judgements({ b: '78' }), nothing);
    expect(result.indicators[1]).toMatchObject({ points: null, of: '15' });
    expect(result).toMatchObject({ total: null, known: '78' });
  });
});

describe('settings of a rubric', () => {
  const rubric: Rubric = { groups: [{ key: 'g', label: '组' }], indicators: [judgedIndicator('a', '100')] };
  const veto = { key: 'v', label: '违规', when: 'findings > 0', to: '0' };

  it.each([
    [
      'that fit',
      {
        cap: '100',
        vetoes: [veto],
        grades: [
          { label: '合格', from: '60' },
          { label: '差', from: '0' },
        ],
      },
      [],
    ],
    ['with a veto over an unknown group', { vetoes: [{ ...veto, group: 'gone' }] }, ['unknown_group']],
    ['with a veto whose formula is wrong', { vetoes: [{ ...veto, when: 'gone > 0' }] }, ['formula']],
    ['with a veto twice', { vetoes: [veto, veto] }, ['duplicate_key']],
    ['with a cap below the full points', { cap: '99' }, ['cap_below_full']],
    [
      'with grades that rise',
      {
        grades: [
          { label: '中', from: '60' },
          { label: '优', from: '90' },
          { label: '差', from: '0' },
        ],
      },
      ['grades'],
    ],
    ['with totals that have no grade', { grades: [{ label: '优', from: '90' }] }, ['grades']],
  ])('%s', (_, settings, codes) => {
    const problems = checkRubric({ ...rubric, settings }, compile);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    for (const { message } of problems) expect(message).toMatch(/。$/);
  });
});
