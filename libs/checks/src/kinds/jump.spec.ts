import { describe, expect, it } from '@jest/globals';
import type { JumpCheck } from '../definition.js';
import { base, run } from './run.fixture.js';

const check: JumpCheck = {
  ...base,
  kind: 'jump',
  figures: ['three_public.final'],
  ratio: '0.3',
  least: '1',
  explained: 'text',
};
const from = (prior: string, now: string, answers = {}, changed: Partial<JumpCheck> = {}) =>
  run(
    { ...check, ...changed },
    { figures: { 'three_public.final': now }, prior: { 'three_public.final': prior }, answers },
  );

describe('a jump against last year', () => {
  it.each([
    ['29.08', '44.29', 1],
    ['100', '130', 0],
    ['100', '130.01', 1],
    ['100', '70', 0],
    ['100', '69.99', 1],
    ['1', '2', 0],
    ['1', '2.01', 1],
    ['0', '12.64', 1],
    ['0', '0', 0],
    ['-10', '10', 1],
  ])('from %s to %s gives %i findings', (prior, now, findings) => {
    expect(from(prior, now)).toHaveLength(findings);
  });

  it('tells both years and the rate', () => {
    expect(from('29.08', '44.29')).toMatchObject([
      {
        key: 'c:three_public.final|44.29|29.08',
        message: '“表1 三公经费合计 决算”本年为 44.29 万元，上年为 29.08 万元，增长 52.30%，请核对或说明原因。',
        facts: { now: '44.29', prior: '29.08', rate: '0.523' },
      },
    ]);
  });

  it('growth from 0 has no rate', () => {
    expect(from('0', '12.64')).toMatchObject([
      { message: expect.stringContaining('没有可比的基数'), facts: { rate: null } },
    ]);
  });

  it('is silent when the answer explains it, when there was no report last year, and while a figure is blank', () => {
    expect(from('1', '100', { text: '新增车辆购置' })).toEqual([]);
    expect(from('1', '100', { text: ' ' })).toHaveLength(1);
    expect(run(check, { figures: { 'three_public.final': '100' } })).toEqual([]);
    expect(run(check, { prior: { 'three_public.final': '100' } })).toEqual([]);
  });

  it('a pattern looks at each of its figures once', () => {
    const figures = { 'three_public.reception.final': '5', 'three_public.vehicles.final': '9' };
    const prior = { 'three_public.reception.final': '1', 'three_public.vehicles.final': '1' };
    const patterns = ['three_public.*.final', 'three_public.vehicles.final'];
    expect(run({ ...check, figures: patterns }, { figures, prior })).toHaveLength(2);
  });
});
