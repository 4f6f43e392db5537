import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../definition.js';
import { last, score } from './score.fixture.js';

describe('sum of parts, veto and exemption', () => {
  const parts: Rule = {
    kind: 'sum',
    parts: [
      {
        key: 'a',
        label: '执行率',
        rule: { kind: 'proportional', ratio: 'rate', label: '采购执行率', points: '1', overZero: true },
      },
      { key: 'b', label: '政策功能', rule: { kind: 'judged', points: '1', step: '0.1', label: '采购政策' } },
    ],
  };
  const figures = { top: '50.52', bottom: '53.87' };
  const answers = { 'x.b': { points: '1' } };

  it('parts are added exactly and rounded once: 0.9378 + 1 is 1.94', () => {
    const result = score(parts, figures, answers);
    expect(result.points).toBe('1.94');
    expect(last(result)).toBe('合计 1.9378 分，四舍五入保留两位小数 → 1.94 分');
  });

  it('a part without an answer leaves the whole open', () => {
    expect(score(parts, figures)).toMatchObject({ points: null, missing: ['x.b'] });
  });

  it('a veto makes the whole 0, even with parts unanswered', () => {
    const rule: Rule = { kind: 'veto', key: 'misuse', label: '存在挪用资金', rule: parts };
    expect(score(rule, figures, { ...answers, 'x.misuse': false }).points).toBe('1.94');
    expect(score(rule, figures, answers).points).toBe('1.94');
    expect(score(rule, {}, { 'x.misuse': true })).toMatchObject({
      points: '0',
      steps: [{ text: '一票否决：存在挪用资金 → 0 分', inputs: [{ key: 'x.misuse' }] }],
    });
  });

  it('an exempt body gets full points', () => {
    const rule: Rule = { kind: 'exempt', key: 'exempt', label: '涉密单位', points: '2', rule: parts };
    expect(score(rule, {}, { 'x.exempt': true })).toMatchObject({ points: '2', missing: [] });
    expect(score(rule, figures, answers).points).toBe('1.94');
  });
});
