import { describe, expect, it } from '@jest/globals';
import type { Rule, SumRule } from '../definition.js';
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

describe('a sum with a cap or with parts that do not apply', () => {
  const rate = (key: string, points: string): SumRule['parts'][number] => ({
    key,
    label: key,
    rule: { kind: 'proportional', ratio: 'rate', label: key, points, empty: 'drop' },
  });
  const told = (key: string, points: string): SumRule['parts'][number] => ({
    key,
    label: key,
    rule: { kind: 'judged', label: key, points, step: '0.5' },
  });
  const rule: SumRule = { kind: 'sum', parts: [rate('a', '2'), told('b', '10'), told('c', '3')] };
  const answers = { 'x.b': { points: '10' }, 'x.c': { points: '2', reason: '因' } };

  it('the weight of a part that does not apply goes to the others', () => {
    const result = score(rule, { top: '0', bottom: '0' }, answers);
    expect(result).toMatchObject({ points: '13.85', of: '15' });
    expect(result.steps.map(({ text }) => text)).toContain(
      '不适用部分的分值由其余部分分担：12 分 × 15 分 ÷ 13 分 → 13.85 分',
    );
  });

  it('a sum of which no part applies does not either', () => {
    expect(score({ ...rule, parts: [rate('a', '2'), rate('b', '1')] }, { top: '0', bottom: '0' })).toMatchObject({
      points: '0',
      of: '0',
      notApplicable: true,
    });
  });

  it('S-25 a bonus fills up to the cap, and the workings keep the sum', () => {
    const capped: SumRule = { kind: 'sum', cap: '10', parts: [told('b', '10'), told('c', '3')] };
    const result = score(capped, {}, { 'x.b': { points: '9', reason: '因' }, 'x.c': { points: '3' } });
    expect(result).toMatchObject({ points: '10', of: '10' });
    expect(result.steps.map(({ text, en }) => [text, en])).toContainEqual([
      '合计 12 分，最高 10 分 → 10 分',
      '12 points in all, at most 10 points → 10 points',
    ]);
  });
});

describe('veto and exemption that are computed, or reach further', () => {
  const rule: Rule = { kind: 'proportional', ratio: 'rate', label: '率', points: '10' };
  const most = { top: '8', bottom: '10' };

  it('a veto may keep the rule down to points of its own, before and after shown', () => {
    const veto: Rule = { kind: 'veto', key: 'late', label: '逾期', to: '6', rule };
    const result = score(veto, most, { 'x.late': true });
    expect(result.points).toBe('6');
    expect(result.steps.map(({ text }) => text)).toContain('一票否决：逾期，否决前 8 分，最高 6 分 → 6 分');
    expect(score(veto, { top: '1', bottom: '10' }, { 'x.late': true }).points).toBe('1');
  });

  it('a computed veto asks nobody, and is open while its figure is', () => {
    const veto: Rule = { kind: 'veto', key: 'found', label: '审计问题', when: 'count > 0', rule };
    expect(score(veto, { ...most, count: '1' }).points).toBe('0');
    expect(score(veto, { ...most, count: '0' }).points).toBe('8');
    expect(score(veto, most)).toMatchObject({ points: null, missing: ['count'] });
  });

  it('a veto over the total leaves the rule as it is and is reported', () => {
    const veto: Rule = { kind: 'veto', key: 'fraud', label: '弄虚作假', over: 'total', to: '59.99', rule };
    expect(score(veto, most, { 'x.fraud': true })).toMatchObject({
      points: '8',
      vetoes: [{ over: 'total', label: '弄虚作假', to: '59.99' }],
    });
    expect(score(veto, most, {}).vetoes).toBeUndefined();
  });

  it('vetoes inside vetoes, sums and alternatives are all reported', () => {
    const over = (key: string, reach: 'group' | 'total', inner: Rule): Rule => ({
      kind: 'veto',
      key,
      label: key,
      over: reach,
      to: '1',
      rule: inner,
    });
    const both = over('outer', 'total', {
      kind: 'sum',
      parts: [
        { key: 'a', label: '甲', rule: over('inner', 'group', rule) },
        { key: 'b', label: '乙', rule: over('other', 'group', rule) },
      ],
    });
    const result = score(both, most, { 'x.outer': true, 'x.a.inner': true, 'x.b.other': true });
    expect(result.vetoes?.map(({ label }) => label)).toEqual(['inner', 'other', 'outer']);
  });

  it('S-07 without a project the rule gives full points, not “not applicable”', () => {
    const exempt: Rule = { kind: 'exempt', key: 'none', label: '没有建设项目', points: '10', when: 'count = 0', rule };
    expect(score(exempt, { count: '0' })).toMatchObject({ points: '10', of: '10' });
    expect(score(exempt, { count: '2', ...most }).points).toBe('8');
    expect(score({ ...exempt, outcome: 'drop' }, { count: '0' })).toMatchObject({ points: '0', notApplicable: true });
    expect(score(exempt, most)).toMatchObject({ points: null, missing: ['count'] });
  });
});
