import { describe, expect, it } from '@jest/globals';
import type { Rule } from './definition.js';
import { ruleLines } from './rule-words.js';

const closed = (at: string) => ({ at, closed: true });
const open = (at: string) => ({ at, closed: false });
const rate = { label: '完成率', value: 'x', unit: '%' } as const;

describe('rules of published rubrics in words', () => {
  it.each<[Rule, string[]]>([
    [
      {
        kind: 'bands',
        ...rate,
        bands: [
          { from: closed('0'), to: closed('0'), points: '3' },
          { from: open('0'), to: closed('0.1'), points: '2' },
          { from: open('0.1'), points: '0' },
        ],
        outside: '0',
      },
      ['完成率 ≥ 0% 且 ≤ 0%：3 分', '完成率 ＞ 0% 且 ≤ 10%：2 分', '完成率 ＞ 10%：0 分', '各档以外：0 分'],
    ],
    [
      { kind: 'proportional', label: '执行率', ratio: 'x', points: '10', floor: '0.6', empty: 'full' },
      ['执行率 × 10 分，最多 10 分；低于 60% 得 0 分', '分子、分母均为 0 的得满分'],
    ],
    [
      { kind: 'proportional', label: '控制率', ratio: 'x', points: '5', inverse: true },
      ['控制率 ≤ 100% 得 5 分；超过的按 5 分 ÷ 控制率'],
    ],
    [
      {
        kind: 'linear',
        ...rate,
        marks: [
          { at: '0.6', points: '0' },
          { at: '0.8', points: '8' },
        ],
      },
      ['按直线计分：完成率 60% 得 0 分', '完成率 80% 得 8 分'],
    ],
    [
      {
        kind: 'tiered',
        label: '完成率',
        ratio: 'x',
        points: '10',
        tiers: [{ when: { op: '>=', bound: '0.8' }, factor: '0.9' }, { points: '0' }],
      },
      ['完成率 ≥ 80%：完成率 × 10 分 × 0.9', '其他情况：0 分'],
    ],
    [
      {
        kind: 'deduct_over',
        label: '完成率',
        ratio: 'x',
        threshold: '1',
        points: '8',
        perPoint: '2',
        block: '0.05',
        step: 'down',
        direction: 'under',
      },
      ['完成率 ≥ 100% 得 8 分；每少 5 个百分点扣 2 分，不足 5 个百分点不计，扣完为止'],
    ],
    [
      {
        kind: 'deduct_over',
        label: '产出',
        ratio: 'x',
        threshold: '1',
        points: '15',
        perPoint: '1',
        block: '0.03',
        step: 'up',
        direction: 'both',
        tolerance: '0.05',
        rounding: { places: 1, mode: 'down', when: 'points' },
      },
      [
        '产出为 100%，上下 5% 以内得 15 分；每偏离 3 个百分点扣 1 分，不足 3 个百分点按一档计，扣完为止',
        '得分保留 1 位小数，舍去尾数',
      ],
    ],
    [
      { kind: 'change', label: '变动率', value: 'x', base: 'y', points: '8', perPoint: '0.8', noBase: 'judged' },
      ['变动率 ≤ 0% 得 8 分；每超 1 个百分点扣 0.8 分，不足 1 个百分点按比例，扣完为止；基数为 0 的由人工评定'],
    ],
    [
      {
        kind: 'compare',
        label: '结余',
        value: 'x',
        base: 'y',
        baseLabel: '上年',
        unit: '万元',
        none: '3',
        notAbove: '2',
        above: '0',
      },
      ['结余为 0：3 分', '不高于上年：2 分', '高于上年：0 分'],
    ],
    [{ kind: 'target', ...rate, op: '<=', target: '0.05', points: '2' }, ['完成率 ≤ 5%：2 分，否则 0 分']],
    [
      { kind: 'target', ...rate, op: '=', target: 'prior(x)', points: '2', missed: '1' },
      ['完成率 = prior(x)：2 分，否则 1 分'],
    ],
    [
      { kind: 'conditions', points: '3', each: '1', items: [{ key: 'a', label: '有制度' }] },
      ['满分 3 分，每有一项不符合扣 1 分，扣完为止', '有制度'],
    ],
    [
      { kind: 'add_per_item', points: '3', each: '1', count: 'x', unit: '项', label: '表彰' },
      ['表彰每 1 项计 1 分，最多 3 分'],
    ],
    [
      { kind: 'documents', list: 'x', points: '2', each: '0.5', unit: '份', label: '制度', expected: 4 },
      ['制度应有 4 份，满分 2 分，每缺 1 份扣 0.5 分，扣完为止'],
    ],
    [
      {
        kind: 'alternative',
        points: '2',
        label: '结余',
        options: [
          { key: 'a', label: '结余率', rule: { kind: 'target', ...rate, op: '<', target: '0.1', points: '2' } },
          { key: 'b', label: '变动', rule: { kind: 'judged', label: '变动', points: '2', step: '1' } },
        ],
      },
      [
        '结余：2 分，从下列各项中选一项计分，其余不计',
        '结余率',
        '完成率 ＜ 10%：2 分，否则 0 分',
        '变动',
        '变动：在 0 至 2 分之间评定，每档 1 分；未给满分的要写明理由',
      ],
    ],
    [
      {
        kind: 'veto',
        key: 'v',
        label: '弄虚作假',
        over: 'total',
        to: '59.99',
        rule: { kind: 'judged', label: '真实性', points: '2', step: '1' },
      },
      ['一票否决：弄虚作假，总分最高 59.99 分', '真实性：在 0 至 2 分之间评定，每档 1 分；未给满分的要写明理由'],
    ],
  ])('%j', (rule, lines) => expect(ruleLines(rule).map(({ text }) => text)).toEqual(lines));
});
