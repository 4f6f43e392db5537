import { describe, expect, it } from '@jest/globals';
import { base, run } from './run.fixture.js';

const check = { ...base, kind: 'carry_over', opening: 'execution.remaining', closing: 'cash.closing' } as const;
const from = (closing: string, opening: string) =>
  run(check, { figures: { 'execution.remaining': opening }, prior: { 'cash.closing': closing } });

describe('what was left last year', () => {
  it.each([
    ['198000', '19.8', 0],
    ['198000', '19.80', 0],
    ['198049', '19.8', 0],
    ['198050', '19.8', 1],
    ['198000', '19.81', 1],
    ['-500', '-0.05', 0],
  ])('closing %s 元, opening %s 万元 gives %i findings', (closing, opening, findings) => {
    expect(from(closing, opening)).toHaveLength(findings);
  });

  it('the opening balance may be set to what last year’s report says', () => {
    expect(from('198100', '19.8')).toMatchObject([
      {
        message: '“指标结余”为 19.80 万元，而“上年 期末余额”为 198,100.00 元，年初数应与上年年末数一致，请核对。',
        fix: { kind: 'set_figure', key: 'execution.remaining', value: '19.81', label: '改为 19.81 万元' },
      },
    ]);
  });

  it('a computed opening balance has no fix', () => {
    const computed = { ...check, opening: 'staff.control', closing: 'staff.control' };
    const figures = { 'staff.on_posts': '12', 'staff.posts': '10' };
    expect(run(computed, { figures, prior: { 'staff.control': '1' } })[0]).toMatchObject({ severity: 'warning' });
    expect(run(computed, { figures, prior: { 'staff.control': '1' } })[0]?.fix).toBeUndefined();
  });

  it('is silent without a report of last year', () => {
    expect(run(check, { figures: { 'execution.remaining': '19.8' } })).toEqual([]);
  });
});
