import { describe, expect, it } from '@jest/globals';
import { droppedIndicator, judgedIndicator, judgements, scoreWhole } from './rubric.fixture.js';
import type { Rubric } from './rubric-settings.js';

const nothing = { top: '0', bottom: '0' };
const texts = (steps: readonly { text: string }[]) => steps.map(({ text }) => text);

describe('the weight of what does not apply', () => {
  const groups = [
    { key: 'top', label: '过程' },
    { key: 'g', label: '资金', parent: 'top' },
    { key: 'h', label: '资产', parent: 'top' },
    { key: 'else', label: '效果' },
  ];
  const indicators = [droppedIndicator('gone', '2'), judgedIndicator('a', '13'), judgedIndicator('b', '85', 'else')];
  const judged = judgements({ a: '12', b: '78' });
  const scored = (notApplicable: 'full' | 'siblings' | 'all') =>
    scoreWhole({ groups, indicators, settings: { notApplicable } }, judged, nothing);

  it('E-08 (i) counts in full', () => {
    const result = scored('full');
    expect(result).toMatchObject({ total: '92', of: '100', indicators: [{ points: '2', of: '2' }, {}, {}] });
    expect(result.indicators[0]?.steps.at(-1)?.text).toBe('不适用的指标按满分计 → 2 分');
  });

  it('E-08 (ii) goes to the others of the group: 12 of 13 become 13.85 of 15', () => {
    const result = scored('siblings');
    expect(result.indicators).toMatchObject([
      { points: '0', of: '0', notApplicable: true },
      { points: '13.85', of: '15' },
      { points: '78', of: '85' },
    ]);
    expect(result).toMatchObject({ total: '91.85', of: '100' });
    expect(result.indicators[1]?.steps.at(-1)).toMatchObject({
      text: '不适用指标的 2 分由其余指标分担，本项分值 13 分 × 15 ÷ 13 = 15 分，得分 12 分 × 15 ÷ 13 → 13.85 分',
      en: '2 points of what does not apply go to the other indicators, weight 13 points × 15 ÷ 13 = 15 points, points 12 points × 15 ÷ 13 → 13.85 points',
    });
  });

  it('E-08 (iii) goes to all: 90 of 98 become 91.84 of 100', () => {
    const result = scored('all');
    expect(result).toMatchObject({ total: '91.84', of: '100' });
    expect(result.indicators.map(({ of }) => of)).toEqual(['0', '13.27', '86.73']);
    expect(result.indicators.map(({ points }) => points)).toEqual(['0', '12.24', '79.6']);
  });

  it('E-09 weights that are handed over add up to 100.00 exactly', () => {
    const seven = Array.from({ length: 7 }, (_, index) => judgedIndicator(`i${index}`, '10'));
    const rubric: Rubric = { groups, indicators: [...seven, droppedIndicator('gone', '30')] };
    const full = judgements(Object.fromEntries(seven.map(({ key }) => [key, '10'])));
    const result = scoreWhole(rubric, full, nothing);
    expect(result.indicators.map(({ of }) => of)).toEqual([...Array<string>(6).fill('14.29'), '14.26', '0']);
    expect(result).toMatchObject({ total: '100', of: '100' });
  });

  it('a group in which nothing applies hands its weight to the group above', () => {
    const rubric: Rubric = {
      groups,
      indicators: [
        droppedIndicator('x', '10'),
        droppedIndicator('y', '5'),
        judgedIndicator('a', '15', 'h'),
        judgedIndicator('b', '70', 'else'),
      ],
    };
    const result = scoreWhole(rubric, judgements({ a: '12', b: '70' }), nothing);
    expect(result.indicators.map(({ of, points }) => [of, points])).toEqual([
      ['0', '0'],
      ['0', '0'],
      ['30', '24'],
      ['70', '70'],
    ]);
  });

  it('is spread in inner groups first, so that outer ones see the weights that come of it', () => {
    const rubric: Rubric = {
      groups: [...groups, { key: 'k', label: '采购', parent: 'top' }],
      indicators: [
        droppedIndicator('gone', '2'),
        judgedIndicator('a', '8'),
        droppedIndicator('x', '10', 'h'),
        judgedIndicator('b', '10', 'k'),
        judgedIndicator('c', '70', 'else'),
      ],
    };
    const result = scoreWhole(rubric, judgements({ a: '8', b: '5', c: '70' }), nothing);
    expect(result.indicators.map(({ of, points }) => [of, points])).toEqual([
      ['0', '0'],
      ['15', '15'],
      ['0', '0'],
      ['15', '7.5'],
      ['70', '70'],
    ]);
  });

  it('goes to all where nothing applies in the groups above either', () => {
    const rubric: Rubric = {
      groups,
      indicators: [droppedIndicator('x', '10', 'else'), judgedIndicator('a', '90', 'h')],
    };
    expect(scoreWhole(rubric, judgements({ a: '81' }), nothing)).toMatchObject({ total: '90', of: '100' });
  });

  it('there is no total when nothing applies at all', () => {
    const result = scoreWhole({ groups, indicators: [droppedIndicator('x', '100')] }, {}, nothing);
    expect(result).toMatchObject({ total: null, known: '0' });
    expect(texts(result.steps).at(-1)).toBe('全部指标均不适用，没有总分');
  });

  it('what is not known yet takes its weight and no points', () => {
    const result = scoreWhole({ groups, indicators }, judgements({ b: '78' }), nothing);
    expect(result.indicators[1]).toMatchObject({ points: null, of: '15' });
    expect(result).toMatchObject({ total: null, known: '78' });
  });
});
