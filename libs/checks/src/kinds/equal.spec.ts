import { describe, expect, it } from '@jest/globals';
import type { CheckDefinition } from '../definition.js';
import { base, run } from './run.fixture.js';

describe('two formulas that must be equal', () => {
  const check: CheckDefinition = {
    ...base,
    kind: 'equal',
    unit: '万元',
    tolerance: '0.01',
    left: { label: '甲表', formula: 'projects.total_index', section: 'a', field: 'projects.total_index' },
    right: { label: '乙表', formula: 'execution.remaining * 2', section: 'b', field: 'execution.remaining' },
  };
  it.each([
    ['10', '5', 0],
    ['10.01', '5', 0],
    ['10.02', '5', 1],
  ])('%s against twice %s gives %i findings', (left, right, count) => {
    expect(run(check, { figures: { 'projects.total_index': left, 'execution.remaining': right } })).toHaveLength(count);
  });

  it('names both places, both values and the difference', () => {
    expect(run(check, { figures: { 'projects.total_index': '11', 'execution.remaining': '5' } })[0]?.message).toBe(
      '“核对”不相符：甲表为 11.00 万元，乙表为 10.00 万元，相差 1.00 万元，请核对。',
    );
  });

  it('two partitions of one total must agree: 2,030.12 by income, 1,925.67 by spending', () => {
    const side = (label: string, figures: string[]) => ({
      label,
      formula: `sum(${figures.join(', ')})`,
      section: 'a',
      field: figures[0]!,
    });
    const partitions: CheckDefinition = {
      ...check,
      tolerance: '0',
      left: side('按来源', ['projects.total_index', 'execution.remaining']),
      right: side('按用途', ['staff.dispatch_cost', 'procurement.services.actual']),
    };
    const figures = {
      'projects.total_index': '2000',
      'execution.remaining': '30.12',
      'staff.dispatch_cost': '1900',
      'procurement.services.actual': '25.67',
    };
    expect(run(partitions, { figures })).toMatchObject([
      { facts: { left: '2030.12', right: '1925.67', difference: '104.45' } },
    ]);
    expect(run(partitions, { figures: { ...figures, 'procurement.services.actual': '130.12' } })).toEqual([]);
  });
});
