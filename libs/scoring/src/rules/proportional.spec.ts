import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../definition.js';
import { score } from './score.fixture.js';

describe('proportional', () => {
  const rule: Rule = { kind: 'proportional', ratio: 'rate', label: '采购执行率', points: '1' };
  it.each([
    ['50.52', '53.87', undefined, '0.94', '采购执行率 = 50.52 ÷ 53.87 = 93.78% × 1 分 → 0.94 分'],
    ['14', '14', undefined, '1', '采购执行率 = 14.00 ÷ 14.00 = 100.00% × 1 分 → 1 分'],
    ['15', '10', undefined, '1', '采购执行率 = 15.00 ÷ 10.00 = 150.00%，超过 100% 的按 100% 计，× 1 分 → 1 分'],
    ['15', '10', true, '0', '采购执行率 = 15.00 ÷ 10.00 = 150.00% > 100%，实际超过计划不得分 → 0 分'],
    ['10.0001', '10', true, '0', '采购执行率 = 10.00 ÷ 10.00 = 100.001% > 100%，实际超过计划不得分 → 0 分'],
    ['-1', '10', undefined, '0', '采购执行率 = -1.00 ÷ 10.00 = -10.00%，低于 0 的按 0 计 → 0 分'],
  ] as const)('%s ÷ %s (over gives 0: %s) gives %s', (top, bottom, overZero, points, text) => {
    const result = score(overZero ? { ...rule, overZero } : rule, { top, bottom });
    expect(result.points).toBe(points);
    expect(result.steps[0]?.text).toBe(text);
  });
});
