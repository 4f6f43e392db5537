import { describe, expect, it } from '@jest/globals';
import type { IndicatorDefinition, PotRule } from '../definition.js';
import { askedAnswers, ruleSchema } from '../rubric.js';
import { score } from './score.fixture.js';

const keys = ['economic', 'social', 'green', 'lasting', 'content'];
const rule: PotRule = {
  kind: 'pot',
  points: '40',
  label: '效果指标',
  items: keys.map((key) => ({ key, label: key, rule: { kind: 'judged', label: key, points: '10', step: '1' } })),
};
const chosen = (count: number) => Object.fromEntries(keys.map((key, index) => [key, index < count]));
const judged = (points: string) =>
  Object.fromEntries(keys.map((key) => [`x.${key}`, { points, ...(points !== '10' && { reason: '因' }) }]));

describe('chosen items that share one pot', () => {
  it.each([
    [1, '40'],
    [2, '20 + 20'],
    [3, '13.33 + 13.33 + 13.34'],
    [4, '10 + 10 + 10 + 10'],
  ])('S-19 %s chosen share 40 as %s', (count, shares) => {
    const result = score(rule, {}, { x: chosen(count), ...judged('10') });
    expect(result).toMatchObject({ points: '40', of: '40' });
    expect(result.steps[0]).toMatchObject({
      text: `效果指标：选用 ${count} 项，分值 ${shares} = 40 分`,
      en: `效果指标: ${count} chosen, shares ${shares} = 40 points`,
    });
  });

  it('each item is scaled to its share, and the lines add up to the points', () => {
    const result = score(rule, {}, { x: chosen(3), ...judged('9') });
    const lines = result.steps.filter(({ text }) => text.includes('÷'));
    expect(lines.map(({ text }) => text)).toEqual([
      'economic：9 分 ÷ 10 分 × 13.33 分 → 12 分',
      'social：9 分 ÷ 10 分 × 13.33 分 → 12 分',
      'green：9 分 ÷ 10 分 × 13.34 分 → 12.01 分',
    ]);
    expect(result.points).toBe('36.01');
  });

  it('waits until enough are chosen', () => {
    expect(score({ ...rule, atLeast: 3 }, {}, { x: chosen(2), ...judged('10') })).toMatchObject({
      points: null,
      missing: ['x'],
      steps: [{ text: '效果指标：至少选用 3 项，现有 2 项，暂不能计分' }],
    });
    expect(score(rule, {}, {})).toMatchObject({ points: null, missing: ['x'] });
  });

  it('asks only for the chosen ones', () => {
    const indicator: IndicatorDefinition = {
      key: 'x',
      label: '本项',
      group: 'g',
      section: 's',
      criterion: '',
      points: '40',
      rule,
    };
    expect(askedAnswers(indicator, { x: chosen(1) }).map(({ key }) => key)).toEqual(['x', 'x.economic']);
    expect(score(rule, {}, { x: chosen(2), 'x.economic': { points: '10' } })).toMatchObject({
      points: null,
      missing: ['x.social'],
    });
  });

  it('an item that does not apply leaves its share to the others', () => {
    const empty: PotRule = {
      ...rule,
      items: [
        rule.items[0]!,
        {
          key: 'rate',
          label: '率',
          rule: { kind: 'proportional', ratio: 'rate', label: '率', points: '1', empty: 'drop' },
        },
      ],
    };
    const answers = { x: { economic: true, rate: true }, ...judged('10') };
    expect(score(empty, { top: '0', bottom: '0' }, answers).points).toBe('40');
    expect(score(empty, { top: '1', bottom: '2' }, answers).points).toBe('30');
  });

  it('cannot ask for more than it has', () => {
    expect(ruleSchema.safeParse({ ...rule, atLeast: 6 }).error?.issues).toMatchObject([{ path: ['atLeast'] }]);
  });
});
