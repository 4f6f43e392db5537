import { describe, expect, it } from '@jest/globals';
import type { ChangeRule } from '../definition.js';
import { ruleSchema } from '../rubric.js';
import { score } from './score.fixture.js';

describe('change against a base', () => {
  const rule: ChangeRule = {
    kind: 'change',
    value: 'top',
    base: 'bottom',
    label: '三公经费变动率',
    points: '8',
    perPoint: '0.8',
    noBase: 'zero',
  };

  it.each([
    ['S-05 far above the base', '63.46', '32', '0', '98.31%'],
    ['F-05 on last final', '63.46', '29.08', '0', '118.23%'],
    ['F-05 final on final', '44.29', '29.08', '0', '52.30%'],
    ['F-11 no change', '19.8', '19.8', '8', '0.00%'],
    ['a fall', '30', '32', '8', '-6.25%'],
    ['5 points above', '33.6', '32', '4', '5.00%'],
  ])('%s', (_, top, bottom, points, shown) => {
    const result = score(rule, { top, bottom });
    expect(result.points).toBe(points);
    expect(result.steps[0]?.text).toContain(` = ${shown} `);
  });

  it('is told with both amounts', () => {
    expect(score(rule, { top: '33.6', bottom: '32' }).steps).toMatchObject([
      {
        text: '三公经费变动率 =（33.60 − 32.00）÷ 32.00 = 5.00% > 0%，超出 5 个百分点，每个百分点扣 0.8 分：8 分 − 4 分 → 4 分',
        en: '三公经费变动率 = (33.60 − 32.00) ÷ 32.00 = 5.00% > 0%, over by 5 percentage points, each percentage point costs 0.8 points: 8 points − 4 points → 4 points',
        inputs: [{ key: 'top' }, { key: 'bottom' }],
      },
    ]);
  });

  it.each([
    ['zero', '0', false],
    ['full', '8', false],
    ['drop', '0', true],
    ['judged', null, false],
  ] as const)('E-06 growth from nothing is no rate: the outcome “%s” gives %s', (noBase, points, dropped) => {
    const result = score({ ...rule, noBase }, { top: '12.64', bottom: '0' });
    expect(result.points).toBe(points);
    expect(result.notApplicable ?? false).toBe(dropped);
    expect(result.steps[0]?.text).toContain('三公经费变动率：基数为 0，没有可比的变动率');
  });

  it('0 against 0 has an outcome of its own where the rule says so', () => {
    expect(score({ ...rule, empty: 'full' }, { top: '0', bottom: '0' }).points).toBe('8');
    expect(score(rule, { top: '0', bottom: '0' }).points).toBe('0');
  });

  it('a base below 0 is no base either', () => {
    expect(score(rule, { top: '1', bottom: '-2' })).toMatchObject({
      points: '0',
      steps: [{ text: '三公经费变动率：基数小于 0，没有可比的变动率，不得分 → 0 分' }],
    });
  });

  it('a judged outcome counts with its reason', () => {
    const judged = { ...rule, noBase: 'judged' } as const;
    const answer = { x: { points: '6.5', reason: '新设职能' } };
    expect(score(judged, { top: '12.64', bottom: '0' }, answer).points).toBe('6.5');
    expect(score(judged, { top: '12.64', bottom: '0' }, { x: { points: '6.5' } })).toMatchObject({
      points: null,
      missing: ['x'],
    });
  });

  it('both missing amounts are named', () => {
    expect(score(rule, {})).toMatchObject({ points: null, missing: ['top', 'bottom'] });
  });

  it('must say what no base gives', () => {
    const { noBase: _, ...silent } = rule;
    expect(ruleSchema.safeParse(silent).error?.issues).toMatchObject([{ path: ['noBase'] }]);
  });
});
