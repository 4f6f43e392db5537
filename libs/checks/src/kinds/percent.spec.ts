import { describe, expect, it } from '@jest/globals';
import type { PercentCheck } from '../definition.js';
import { base, run } from './run.fixture.js';

const check: PercentCheck = {
  ...base,
  kind: 'percent',
  figure: 'three_public.rate',
  formula: 'three_public.final / three_public.budget',
};
const amounts = { 'three_public.final': '32.64', 'three_public.budget': '49.9' };
const typed = (ratio: string, figures: Record<string, string> = amounts, changed: Partial<PercentCheck> = {}) =>
  run({ ...check, ...changed }, { figures: { ...figures, 'three_public.rate': ratio } });

describe('a typed percentage', () => {
  it('65.41% of 32.64 ÷ 49.9 agrees', () => {
    expect(typed('0.6541')).toEqual([]);
  });

  it.each([
    ['0.0065', '疑为把小数写成了百分数', '0.6541'],
    ['0.65', '', undefined],
  ])('%s is found: %s', (ratio, cause, value) => {
    const [found] = typed(ratio);
    expect(found?.message).toContain(cause);
    expect(found?.fix).toEqual(value && expect.objectContaining({ kind: 'set_figure', value }));
  });

  it('a share that was cut and not rounded is found: 2.48 ÷ 7.69 is 32.25%', () => {
    const figures = { 'three_public.final': '2.48', 'three_public.budget': '7.69' };
    expect(typed('0.3225', figures)).toEqual([]);
    expect(typed('0.3224', figures)).toMatchObject([
      {
        message: '“three_public.rate”填为 32.24%，按公式应为 32.25%，疑为截断而未四舍五入，请核对。',
        fix: { kind: 'set_figure', key: 'three_public.rate', value: '0.3225', label: '改为 32.25%' },
      },
    ]);
  });

  it('100 times too much is found', () => {
    expect(typed('65.41')[0]?.message).toContain('疑为多乘了 100');
  });

  it('nothing is said while there is no base', () => {
    expect(typed('0.65', { 'three_public.final': '1', 'three_public.budget': '0' })).toEqual([]);
  });

  it.each([
    ['0.0065', 1],
    ['0.00006', 1],
    ['0.01', 0],
    ['0', 0],
    ['0.65', 0],
  ])('without a formula, %s gives %i questions', (ratio, questions) => {
    const { formula: _, ...alone } = check;
    expect(run(alone, { figures: { 'three_public.rate': ratio } })).toHaveLength(questions);
  });
});
