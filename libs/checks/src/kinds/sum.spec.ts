import { describe, expect, it } from '@jest/globals';
import type { SumCheck } from '../definition.js';
import { base, run } from './run.fixture.js';

const place = (key: string, label: string) => ({ label, formula: key, section: 's', field: key });
const check: SumCheck = {
  ...base,
  kind: 'sum',
  unit: '万元',
  tolerance: '0',
  whole: place('three_public.final', '三公经费决算'),
  parts: [
    place('three_public.abroad.final', '因公出国'),
    place('three_public.reception.final', '公务接待'),
    place('three_public.vehicles.final', '公务用车'),
  ],
};
const parts = (abroad: string, reception: string, vehicles: string) => ({
  'three_public.abroad.final': abroad,
  'three_public.reception.final': reception,
  'three_public.vehicles.final': vehicles,
});
const told = (whole: string, figures: Record<string, string>, changed: Partial<SumCheck> = {}) =>
  run({ ...check, ...changed }, { figures: { 'three_public.final': whole, ...figures } });

describe('parts of a whole', () => {
  it('0 + 5.21 + 2.48 = 7.69 agrees, 7.70 does not and both amounts are told', () => {
    expect(told('7.69', parts('0', '5.21', '2.48'))).toEqual([]);
    expect(told('7.70', parts('0', '5.21', '2.48'))).toMatchObject([
      {
        key: 'c:7.7|7.69',
        message: '“核对”不相符：三公经费决算为 7.70 万元，各项之和为 7.69 万元，相差 0.01 万元，请核对。',
        facts: { left: '7.7', right: '7.69', difference: '0.01' },
      },
    ]);
  });

  it.each([
    ['5.21', '合计可能漏计了该项', '公务用车'],
    ['10.17', '该项可能在合计中多计了一次', '公务用车'],
    ['2.73', '该项的正负号可能填反', '公务用车'],
  ])('a whole of %s: %s', (whole, reason, part) => {
    expect(told(whole, parts('0', '5.21', '2.48'))).toMatchObject([
      { message: expect.stringContaining(reason), places: [{}, {}, { label: part }] },
    ]);
  });

  it('no part is named when two would explain the difference', () => {
    expect(told('2.48', parts('0', '2.48', '2.48'))[0]?.places).toHaveLength(2);
  });

  it('a blank part waits, or counts as 0 where the check says so, but not when all are blank', () => {
    const blank = { 'three_public.vehicles.final': '2.48' };
    expect(told('2.47', blank)).toEqual([]);
    expect(told('2.47', blank, { blank: 'zero' })).toHaveLength(1);
    expect(told('2.48', blank, { blank: 'zero' })).toEqual([]);
    expect(told('2.47', {}, { blank: 'zero' })).toEqual([]);
  });

  it('a parent typed 0 above children of 89.974 says so', () => {
    expect(told('0', parts('0', '89.974', '0'))).toMatchObject([
      { message: expect.stringContaining('“三公经费决算”填为 0，而下级各项不为 0') },
    ]);
  });

  it('29.46 + 12 is 41.46: sums of cents are exact, and a tolerance allows as much as it says', () => {
    expect(told('41.46', parts('0', '29.46', '12'))).toEqual([]);
    expect(told('0.3', parts('0', '0.1', '0.2'))).toEqual([]);
    expect(told('41.47', parts('0', '29.46', '12'), { tolerance: '0.01' })).toEqual([]);
    expect(told('41.48', parts('0', '29.46', '12'), { tolerance: '0.01' })).toHaveLength(1);
  });

  it('a pattern stands for all its figures, named by their labels', () => {
    const pattern = { parts: [{ figures: 'three_public.*.final' }] };
    expect(told('5.21', parts('0', '5.21', '2.48'), pattern)).toMatchObject([
      { places: [{}, {}, { field: 'three_public.vehicles.final', label: '表1 公务用车购置及运行费 决算' }] },
    ]);
  });
});
