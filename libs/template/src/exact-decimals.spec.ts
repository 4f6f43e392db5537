import type { IndicatorDefinition } from '@countersign/scoring';
import { describe, expect, it } from '@jest/globals';
import { compileTemplate } from './compile-template.js';
import type { TemplateDefinition } from './definition.js';
import { checkFigure } from './entries.js';
import { createSession } from './session.js';
import { shownValue } from './texts.js';

/** Amounts whose rate ends in 5 just past what is shown: a binary float stores them a little too low. */
const amount = { kind: 'figure', unit: '万元', decimals: 2 } as const;
const indicator = (key: string, points: string, rule: IndicatorDefinition['rule']): IndicatorDefinition => ({
  key,
  label: key,
  group: 'g',
  section: 's',
  criterion: '按执行率计分。',
  points,
  rule,
});
const definition: TemplateDefinition = {
  key: 'exact',
  year: 2020,
  title: '精确小数',
  sections: [
    {
      key: 's',
      number: '一',
      title: '金额',
      fields: [
        { ...amount, key: 'budget', label: '预算' },
        { ...amount, key: 'executed', label: '支出' },
      ],
    },
  ],
  derived: [{ key: 'rate', label: '执行率', unit: '%', decimals: 2, formula: 'executed / budget', section: 's' }],
  groups: [{ key: 'g', label: '全部' }],
  indicators: [
    indicator('ten', '10', { kind: 'proportional', ratio: 'rate', label: '执行率', points: '10' }),
    indicator('whole', '90', {
      kind: 'bands',
      value: 'executed / budget',
      label: '支出为预算的倍数',
      unit: '倍',
      rounding: { places: 0, mode: 'half_up', when: 'ratio' },
      bands: [{ when: { op: '>=', bound: '110' }, points: '90' }, { points: '0' }],
    }),
  ],
  checks: [],
};

function opened(budget: string, executed: string) {
  const compiled = compileTemplate(definition);
  if (!compiled.ok) throw new Error(compiled.errors.map(({ message }) => message).join('\n'));
  const session = createSession(compiled.template, { figures: { budget, executed }, answers: {} });
  const points = (key: string) => session.result().scores.find((score) => score.key === key)?.points;
  return { template: compiled.template, points, rate: shownValue(compiled.template, 'rate', session.value('rate')) };
}

describe('a decimal that ends in 5 is rounded as people round it', () => {
  it.each([
    ['200.00', '2.01', '1.01%'],
    ['1000.00', '80.05', '8.01%'],
  ])('of %s, %s is shown as %s', (budget, executed, shown) => {
    expect(opened(budget, executed).rate).toBe(shown);
  });

  it('10 points × 1.15 ÷ 100 are 0.12 points', () => {
    expect(opened('100.00', '1.15').points('ten')).toBe('0.12');
  });

  it('a rule that rounds the ratio to whole numbers takes 109.5 as 110', () => {
    expect(opened('0.20', '21.90').points('whole')).toBe('90');
    expect(opened('0.20', '21.89').points('whole')).toBe('0');
  });

  it('three decimals are refused in a two-decimal field, with the way out', () => {
    expect(checkFigure(opened('1', '1').template, 'budget', '36018.575')).toEqual({
      ok: false,
      code: 'too_many_decimals',
      message: '“预算”最多保留 2 位小数，请四舍五入后再填。',
    });
  });
});
