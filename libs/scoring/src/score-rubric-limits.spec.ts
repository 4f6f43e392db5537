import { describe, expect, it } from '@jest/globals';
import type { IndicatorDefinition, Rule } from './definition.js';
import { judgedIndicator, judgements, scoreWhole } from './rubric.fixture.js';
import type { Rubric } from './rubric-settings.js';

const texts = (steps: readonly { text: string }[]) => steps.map(({ text }) => text);

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
