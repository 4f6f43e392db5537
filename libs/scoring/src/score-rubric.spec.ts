import { describe, expect, it } from '@jest/globals';
import type { Rule } from './definition.js';
import { judgedIndicator, judgements, scoreWhole } from './rubric.fixture.js';

const texts = (steps: readonly { text: string }[]) => steps.map(({ text }) => text);

describe('the total', () => {
  const group = { key: 'g', label: '全部' };

  it('E-02 adds up what is shown: three of 3.335 are 10.02', () => {
    const rule: Rule = { kind: 'proportional', ratio: 'rate', label: '率', points: '5' };
    const indicators = ['a', 'b', 'c'].map((key) => judgedIndicator(key, '5', 'g', { rule }));
    const result = scoreWhole({ groups: [group], indicators }, {}, { top: '0.667', bottom: '1' });
    expect(result.indicators.map(({ points }) => points)).toEqual(['3.34', '3.34', '3.34']);
    expect(result).toMatchObject({ total: '10.02', known: '10.02', of: '15' });
  });

  it('E-10 a heading is the sum of its children: 8 + 0 = 8', () => {
    const groups = [
      { key: 'input', label: '投入' },
      { key: 'staff', label: '人员', parent: 'input' },
    ];
    const indicators = [judgedIndicator('a', '8', 'staff'), judgedIndicator('b', '8', 'input')];
    const result = scoreWhole({ groups, indicators }, judgements({ a: '8', b: '0' }));
    expect(result.groups).toMatchObject([
      { key: 'input', points: '8', of: '16', complete: true, steps: [] },
      { key: 'staff', points: '8', of: '8' },
    ]);
    expect(texts(result.steps)).toEqual(['合计 = 投入 8 → 8 分']);
  });

  it('is open while an indicator is, and says so far how much', () => {
    const indicators = [judgedIndicator('a', '8'), judgedIndicator('b', '8')];
    const result = scoreWhole({ groups: [group], indicators }, judgements({ a: '8' }));
    expect(result).toMatchObject({ total: null, known: '8', groups: [{ points: '8', complete: false }] });
    expect(texts(result.steps)).toEqual(['合计 = 全部 8 → 8 分', '“b”尚未得分，以上为暂计']);
  });

  it('S-25 a bonus comes on top, the total is capped, the workings keep the sum', () => {
    const indicators = [judgedIndicator('a', '100'), judgedIndicator('extra', '5', 'g', { role: 'bonus' })];
    const result = scoreWhole({ groups: [group], indicators }, judgements({ a: '98.5', extra: '3' }));
    expect(result).toMatchObject({ total: '100', before: '101.5', of: '100' });
    expect(result.groups).toMatchObject([{ points: '101.5', of: '100' }]);
    expect(result.steps).toMatchObject([
      { text: '合计 = 全部 101.5 → 101.5 分', en: 'Sum = 全部 101.5 → 101.5 points' },
      {
        text: '总分最高 100 分，合计：101.5 分 → 100 分',
        en: 'The total is at most 100 points, the sum: 101.5 points → 100 points',
      },
    ]);
  });

  it('a cap of its own may let the bonus count over the full points', () => {
    const indicators = [judgedIndicator('a', '100'), judgedIndicator('extra', '5', 'g', { role: 'bonus' })];
    const settings = { cap: '105' };
    expect(scoreWhole({ groups: [group], indicators, settings }, judgements({ a: '98.5', extra: '3' })).total).toBe(
      '101.5',
    );
  });

  it('is never below 0', () => {
    const indicators = [judgedIndicator('a', '5'), judgedIndicator('minus', '20', 'g', { role: 'deduction' })];
    const result = scoreWhole({ groups: [group], indicators }, judgements({ a: '5', minus: '9' }));
    expect(result).toMatchObject({
      total: '0',
      before: '-4',
      indicators: [{ points: '5' }, { points: '-9', of: '0' }],
    });
    expect(result.indicators[1]?.steps.at(-1)?.text).toBe('扣分项，从总分中扣除 → -9 分');
  });

  it('counts an indicator whose group does not exist', () => {
    expect(
      scoreWhole({ groups: [], indicators: [judgedIndicator('a', '5', 'gone')] }, judgements({ a: '4' })).total,
    ).toBe('4');
  });
});
