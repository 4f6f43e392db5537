import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyRule } from './any-rule.fixture.js';
import type { Rule } from './definition.js';
import { ruleLines } from './rule-words.js';

describe('a rubric in words', () => {
  it.each<[Rule, string[]]>([
    [
      {
        kind: 'bands',
        label: '三公经费控制率',
        value: 'x',
        unit: '%',
        bands: [{ when: { op: '<', bound: '0.9' }, points: '3' }, { points: '0' }],
      },
      ['三公经费控制率 ＜ 90%：3 分', '其他情况：0 分'],
    ],
    [{ kind: 'choice', options: [{ value: 'yes', label: '已公开', points: '2' }] }, ['已公开：2 分']],
    [
      { kind: 'deduct_per_item', points: '2', each: '0.5', count: 'x', unit: '项' },
      ['满分 2 分，每 1 项扣 0.5 分，扣完为止'],
    ],
    [
      { kind: 'deduct_over', label: '编制控制率', ratio: 'x', threshold: '1', points: '2', perPoint: '0.1' },
      ['编制控制率 ≤ 100% 得 2 分；每超 1 个百分点扣 0.1 分，不足 1 个百分点按比例，扣完为止'],
    ],
  ])('%j', (rule, lines) => expect(ruleLines(rule).map(({ text }) => text)).toEqual(lines));

  it('parts stand in under their name', () => {
    const parts: Rule = {
      kind: 'sum',
      parts: [
        { key: 'a', label: '制度健全', rule: { kind: 'choice', options: [{ value: 'y', label: '有', points: '1' }] } },
      ],
    };
    expect(ruleLines(parts)).toEqual([
      { text: '制度健全', depth: 0 },
      { text: '有：1 分', depth: 1 },
    ]);
  });

  it('has words for every rule there can be', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const lines = ruleLines(rule);
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.map(({ text }) => text).join('')).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 200 },
    );
  });
});
