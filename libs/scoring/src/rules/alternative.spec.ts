import { describe, expect, it } from '@jest/globals';
import type { AlternativeRule, IndicatorDefinition } from '../definition.js';
import { answerKeysOf, askedAnswers, checkIndicator } from '../rubric.js';
import { compile } from '../rubric.fixture.js';
import { score } from './score.fixture.js';

const rule: AlternativeRule = {
  kind: 'alternative',
  points: '20',
  label: '结转结余',
  options: [
    {
      key: 'rate',
      label: '结转结余率',
      rule: { kind: 'target', value: 'rate', label: '结转结余率', unit: '%', op: '<=', target: '0.1', points: '20' },
    },
    { key: 'view', label: '结转结余变动', rule: { kind: 'judged', label: '变动评定', points: '20', step: '5' } },
  ],
};
const indicator: IndicatorDefinition = {
  key: 'x',
  label: '本项',
  group: 'g',
  section: 's',
  criterion: '',
  points: '20',
  rule,
};

describe('either one indicator or another', () => {
  const filled = { 'x.view': { points: '20' } };

  it.each([
    ['rate', '20'],
    ['view', '20'],
  ])('S-18 with both filled in, only the chosen “%s” counts: 20, never 40', (x, points) => {
    const result = score(rule, { top: '5', bottom: '100' }, { ...filled, x });
    expect(result).toMatchObject({ points, of: '20' });
    expect(result.steps[0]?.text).toMatch(/^结转结余：按“结转结余.+”计分，其余不计$/);
  });

  it('a missed one is not made good by the other', () => {
    expect(score(rule, { top: '50', bottom: '100' }, { ...filled, x: 'rate' }).points).toBe('0');
  });

  it.each([[undefined], ['both'], [['rate', 'view']]])('choice %j is not yet made', (x) => {
    expect(score(rule, { top: '5', bottom: '100' }, { ...filled, x })).toMatchObject({ points: null, missing: ['x'] });
  });

  it('asks for what the choice leaves in play', () => {
    expect(answerKeysOf(indicator).map(({ key }) => key)).toEqual(['x', 'x.view']);
    expect(askedAnswers(indicator, { x: 'rate' }).map(({ key }) => key)).toEqual(['x']);
    expect(askedAnswers(indicator, { x: 'view' }).map(({ key }) => key)).toEqual(['x', 'x.view']);
  });

  it('all must offer the shared weight, under keys of their own', () => {
    const [first, second] = rule.options;
    const lighter = {
      ...second!,
      rule: { ...second!.rule, points: '10' } as AlternativeRule['options'][number]['rule'],
    };
    expect(checkIndicator({ ...indicator, rule: { ...rule, options: [first!, lighter] } }, compile)).toMatchObject([
      { code: 'rule', message: expect.stringContaining('选项“结转结余变动”最多 10 分，各选项都应为 20 分') },
    ]);
    expect(checkIndicator({ ...indicator, rule: { ...rule, options: [first!, first!] } }, compile)).toMatchObject([
      { code: 'rule', message: expect.stringContaining('代码“rate”用了两次') },
    ]);
  });
});
