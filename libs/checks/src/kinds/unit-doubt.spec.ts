import { describe, expect, it } from '@jest/globals';
import type { CheckDefinition } from '../definition.js';
import { base, run } from './run.fixture.js';

describe('unit doubt', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'unit_doubt',
    suspect: 'cash.closing',
    beside: 'execution.remaining',
    ratio: '0.01',
  };
  it.each([
    ['108.95', '892.98', 1],
    ['89297.99', '892.98', 1],
    ['89298', '892.98', 0],
    ['8929800', '892.98', 0],
    ['0', '892.98', 0],
    ['108.95', '0', 0],
  ])('%s 元 beside %s 万元 gives %i findings', (suspect, beside, count) => {
    expect(run(check, { figures: { 'cash.closing': suspect, 'execution.remaining': beside } })).toHaveLength(count);
  });

  it('asks about the unit', () => {
    expect(run(check, { figures: { 'cash.closing': '108.95', 'execution.remaining': '892.98' } })[0]).toMatchObject({
      message: '“期末余额”为 108.95 元，而“指标结余”为 892.98 万元，相差悬殊，请核实单位是否应为万元。',
      facts: { suspect: '108.95', suspectUnit: '元', beside: '892.98', besideUnit: '万元' },
    });
  });
});
