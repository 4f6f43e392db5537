import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../definition.js';
import { score } from './score.fixture.js';

describe('deduct per item', () => {
  const rule: Rule = { kind: 'deduct_per_item', points: '8', each: '4', count: 'count', unit: '项' };
  it.each([
    ['0', '8', '未完成任务数 0 项，不扣分 → 8 分'],
    ['1', '4', '未完成任务数 1 项，每项扣 4 分：8 分 − 4 分 → 4 分'],
    ['3', '0', '未完成任务数 3 项，每项扣 4 分：8 分 − 12 分，扣完为止 → 0 分'],
  ])('%s items leave %s points', (count, points, text) => {
    const result = score(rule, { count });
    expect(result.points).toBe(points);
    expect(result.steps[0]?.text).toBe(text);
  });

  it('may deduct from what a checklist gave', () => {
    const from: Rule = {
      kind: 'checklist',
      items: [
        { key: 'a', label: '明确', points: '2' },
        { key: 'b', label: '可衡量', points: '1' },
      ],
    };
    const combined: Rule = { ...rule, points: '3', each: '1', from };
    expect(score(combined, { count: '1' }, { x: { a: true, b: false } })).toMatchObject({ points: '1' });
    expect(score(combined, { count: '1' }, { x: { a: true } })).toMatchObject({ points: null, missing: ['x'] });
    expect(score(combined, {}, {})).toMatchObject({ points: null, missing: ['x', 'count'] });
  });
});
