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

describe('deductions of published rubrics', () => {
  const late: Rule = {
    kind: 'deduct_per_item',
    points: '3',
    each: '0.5',
    count: 'count',
    unit: '笔',
    label: '迟到资金',
  };

  it('S-13 seven late funds leave nothing of 3', () => {
    expect(score(late, { count: '7' })).toMatchObject({
      points: '0',
      steps: [
        {
          text: '迟到资金 7 笔，每笔扣 0.5 分：3 分 − 3.5 分，扣完为止 → 0 分',
          en: '迟到资金 7 笔, each costs 0.5 points: 3 points − 3.5 points, down to 0 → 0 points',
        },
      ],
    });
  });

  it('S-26 nine findings take 3 where 3 is the most, not 4.5', () => {
    expect(score({ ...late, points: '10', cap: '3' }, { count: '9' })).toMatchObject({
      points: '7',
      steps: [
        {
          text: '迟到资金 9 笔，每笔扣 0.5 分，共 4.5 分，最多扣 3 分：10 分 − 3 分 → 7 分',
          en: '迟到资金 9 笔, each costs 0.5 points, 4.5 points in all, at most 3 points: 10 points − 3 points → 7 points',
        },
      ],
    });
  });

  it('a rule inside that does not apply leaves nothing to deduct from', () => {
    const from: Rule = { kind: 'proportional', ratio: 'rate', label: '率', points: '3', empty: 'drop' };
    expect(score({ ...late, from }, { count: '1', top: '0', bottom: '0' })).toMatchObject({
      points: '0',
      notApplicable: true,
    });
  });
});
