import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '@countersign/figures';
import { chooseRange, rangeProblems } from '../band-ranges.js';
import type { Band, BandEnd, BandsRule, Rule } from '../definition.js';
import { checkIndicator, mostPoints, ruleSchema } from '../rubric.js';
import { compile } from '../rubric.fixture.js';
import { last, score } from './score.fixture.js';

describe('bands', () => {
  const control: Rule = {
    kind: 'bands',
    value: 'rate',
    label: '三公经费控制率',
    unit: '%',
    bands: [
      { when: { op: '<', bound: '0.9' }, points: '3' },
      { when: { op: '<=', bound: '1' }, points: '2' },
      { points: '0' },
    ],
  };

  it.each([
    ['3.65', '8.52', '3', '三公经费控制率 = 3.65 ÷ 8.52 = 42.84% < 90% → 3 分'],
    ['9', '10', '2', '三公经费控制率 = 9.00 ÷ 10.00 = 90.00% ≤ 100% → 2 分'],
    ['10', '10', '2', '三公经费控制率 = 10.00 ÷ 10.00 = 100.00% ≤ 100% → 2 分'],
    ['12', '10', '0', '三公经费控制率 = 12.00 ÷ 10.00 = 120.00% > 100% → 0 分'],
    ['89.996', '100', '3', '三公经费控制率 = 90.00 ÷ 100.00 = 89.996% < 90% → 3 分'],
  ])('%s ÷ %s gives %s', (top, bottom, points, text) => {
    const result = score(control, { top, bottom });
    expect(result).toMatchObject({ points, missing: [] });
    expect(last(result)).toBe(text);
  });

  it('each step links to the figures that it came from', () => {
    const [step] = score(control, { top: '3.65', bottom: '8.52' }).steps;
    expect(step?.inputs).toEqual([
      { key: 'top', label: '支出', shown: '3.65' },
      { key: 'bottom', label: '预算', shown: '8.52' },
    ]);
  });

  it('a missing figure leaves the points open and names it', () => {
    expect(score(control, { top: '3.65' })).toMatchObject({
      points: null,
      missing: ['bottom'],
      steps: [{ text: '三公经费控制率：尚缺“预算”，暂不能计分', inputs: [{ key: 'bottom' }] }],
    });
  });

  it('a division by zero is explained', () => {
    expect(score(control, { top: '3.65', bottom: '0' })).toMatchObject({
      points: null,
      missing: ['rate'],
      steps: [{ text: '三公经费控制率：“控制率”分母为零，无法计算，请核对相关数据' }],
    });
    expect(score({ ...control, value: 'top / bottom' }, { top: '1', bottom: '0' })).toMatchObject({
      points: null,
      missing: ['top', 'bottom'],
      steps: [{ text: '三公经费控制率：分母为零，无法计算，请核对相关数据' }],
    });
  });

  it('a value that is no rate shows its unit', () => {
    const rule: Rule = {
      ...control,
      value: 'count',
      label: '投诉',
      unit: '件',
      bands: [{ when: { op: '<=', bound: '3' }, points: '1' }, { points: '0' }],
    };
    expect(last(score(rule, { count: '2' }))).toBe('投诉 = 2 件 ≤ 3 件 → 1 分');
  });
});

const open = (at: string) => ({ at, closed: false });
const closed = (at: string) => ({ at, closed: true });
const band = (points: string, from?: BandEnd, to?: BandEnd): Band => ({
  points,
  ...(from && { from }),
  ...(to && { to }),
});

describe('bands of published rubrics', () => {
  const lower: BandsRule = {
    kind: 'bands',
    value: 'rate',
    label: '完成率',
    unit: '%',
    bands: [
      band('5', closed('0.9')),
      band('4', closed('0.8'), open('0.9')),
      band('3', closed('0.7'), open('0.8')),
      band('2', closed('0.6'), open('0.7')),
      band('0', undefined, open('0.6')),
    ],
  };
  const rounded: BandsRule = { ...lower, rounding: { places: 2, mode: 'half_up', when: 'ratio' } };
  const added = (points: string[]): BandsRule => ({
    ...lower,
    label: '预算控制率',
    bands: [
      band(points[0]!, closed('0'), closed('0')),
      band(points[1]!, open('0'), closed('0.1')),
      band(points[2]!, open('0.1'), closed('0.2')),
      band(points[3]!, open('0.2'), closed('0.3')),
      band('0', open('0.3')),
    ],
    outside: '0',
  });

  it.each([
    ['S-01 lower end closed', lower, '80', '100', '4'],
    ['S-01 just below it', lower, '79.99', '100', '3'],
    ['S-01 the exact value is compared', lower, '59.995', '100', '0'],
    ['S-01 unless the rule rounds first', rounded, '59.995', '100', '2'],
    ['S-02 upper end closed', added(['3', '2', '1', '0.5']), '10', '100', '2'],
    ['S-02 just above it', added(['3', '2', '1', '0.5']), '10.01', '100', '1'],
    ['S-02 at 30', added(['3', '2', '1', '0.5']), '30', '100', '0.5'],
    ['S-02 far above', added(['3', '2', '1', '0.5']), '135.76', '100', '0'],
    ['S-02 nothing at all', added(['3', '2', '1', '0.5']), '0', '100', '3'],
    ['S-02 below 0, which no band holds', added(['3', '2', '1', '0.5']), '-12.54', '100', '0'],
    ['S-03 the same bands with other points', added(['8', '6', '4', '2']), '767.86', '1922.76', '0'],
  ])('%s', (_, rule, top, bottom, points) => {
    expect(score(rule, { top, bottom }).points).toBe(points);
  });

  it.each([
    ['59.995', lower, '完成率 = 60.00 ÷ 100.00 = 59.995% ∈ (-∞, 60%) → 0 分'],
    ['59.995', rounded, '完成率 = 60.00 ÷ 100.00 = 59.995%，按 60.00% 计 ∈ [60%, 70%) → 2 分'],
    ['79.996', lower, '完成率 = 80.00 ÷ 100.00 = 79.996% ∈ [70%, 80%) → 3 分'],
    [
      '-1',
      added(['3', '2', '1', '0.5']),
      '预算控制率 = -1.00 ÷ 100.00 = -1.00% ∉ {0%}∪(0%, 10%]∪(10%, 20%]∪(20%, 30%]∪(30%, +∞) → 0 分',
    ],
  ])('%s shows the exact value beside a threshold', (top, rule, text) => {
    expect(last(score(rule, { top, bottom: '100' }))).toBe(text);
  });

  const trouble = (rule: BandsRule) =>
    checkIndicator(
      { key: 'x', label: '本项', group: 'g', section: 's', criterion: '', points: mostPoints(rule).toString(), rule },
      compile,
    ).map(({ code, message }) => [code, message]);

  it('E-20 a hole is refused at set-up, unless the rule says what values outside get', () => {
    const { outside: _, ...literal } = added(['3', '2', '1', '0.5']);
    expect(trouble(literal)).toEqual([
      ['rule', '评价指标“本项”的评分规则有误：低于 0% 的数值不属于任何一档，请补上分档，或写明各档以外的得分。'],
    ]);
    expect(trouble({ ...literal, outside: '0' })).toEqual([]);
    expect(trouble(lower)).toEqual([]);
  });

  it('E-20 a hole between two bands, or at one value, is found', () => {
    const holes: BandsRule = { ...lower, bands: [band('1', open('0.9')), band('0', undefined, open('0.8'))] };
    expect(trouble(holes).map(([, message]) => message)).toEqual([
      expect.stringContaining('：80% 不属于任何一档'),
      expect.stringContaining('：80% 与 90% 之间不属于任何一档'),
      expect.stringContaining('：90% 不属于任何一档'),
    ]);
  });

  it('E-21 two bands that claim the same value are refused', () => {
    const both: BandsRule = {
      ...lower,
      bands: [band('2', undefined, closed('0.1')), band('1', closed('0.1'), open('0.2')), band('0', closed('0.2'))],
    };
    expect(trouble(both)).toEqual([
      ['rule', '评价指标“本项”的评分规则有误：分档 (-∞, 10%] 与 [10%, 20%) 在 10% 处重叠，同一数值只能属于一档。'],
    ]);
  });

  it('a band that holds nothing is refused', () => {
    const none: BandsRule = { ...lower, bands: [...lower.bands, band('1', open('0.5'), open('0.5'))] };
    expect(trouble(none)).toMatchObject([['rule', expect.stringContaining('分档 (50%, 50%) 不含任何数值')]]);
  });

  it.each([
    ['<', '0.9', '<', '0.8', 1],
    ['>=', '0.8', '>=', '0.9', 1],
    ['<', '0.9', '>=', '0.9', 2],
    ['<', '0.9', '<=', '0.9', -1],
    ['>', '1.2', '<', '0.8', -1],
  ] as const)('of %s %s, %s %s and the rest, entry %s is never reached', (one, first, two, second, index) => {
    const rule: BandsRule = {
      ...lower,
      bands: [
        { when: { op: one, bound: first }, points: '3' },
        { when: { op: two, bound: second }, points: '2' },
        { points: '0' },
      ],
    };
    expect(trouble(rule).map(([, message]) => message)).toEqual(
      index < 0 ? [] : [expect.stringContaining(`第 ${index + 1} 档用不到`)],
    );
  });

  it('the two ways of writing bands do not mix', () => {
    const mixed = { ...lower, bands: [{ when: { op: '<', bound: '0.5' }, points: '1' }, ...lower.bands] };
    expect(ruleSchema.safeParse(mixed).error?.issues).toMatchObject([{ path: ['bands'] }]);
  });

  it('exactly one band holds any value, once there is no hole and no overlap', () => {
    const ends = fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        ends,
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: -60, max: 60 }),
        (some, sides, thirds) => {
          const sorted = some.sort((a, b) => a - b).map(String);
          const bands = [...sorted, undefined].map((at, index) => {
            const from = sorted[index - 1];
            return band(
              String(index),
              from === undefined ? undefined : { at: from, closed: !sides[index - 1] },
              at === undefined ? undefined : { at, closed: sides[index]! },
            );
          });
          expect(rangeProblems(bands, undefined, '')).toEqual([]);
          const value = new Decimal(thirds).div(3);
          const below = sorted.filter((at, index) => value.gt(at) || (value.eq(at) && !sides[index])).length;
          expect(chooseRange(bands, value)?.points).toBe(String(below));
        },
      ),
    );
  });
});
