import { describe, expect, it } from '@jest/globals';
import { parseGoal, reaches } from './targets.js';

/** Whether the result text reaches the target text; undefined when one of them states no number. */
function reached(target: string, result: string): boolean | null | undefined {
  const [wanted, got] = [parseGoal(target), parseGoal(result)];
  return wanted && got ? reaches(got, wanted) : undefined;
}

describe('a result against its target', () => {
  it.each([
    ['5 次', '≥5 次', true],
    ['1 次', '0 次', false],
    ['1 次', '1 次', true],
    ['≥95%', '≥95%', true],
    ['≥95%', '97.67%', true],
    ['≥95%', '50%', false],
    ['100%', '100%', true],
    ['100%', '99.99%', false],
    ['20人以上', '≥20人', true],
    ['20人以上', '19人', false],
    ['≥２０人', '20名', true],
    ['不少于5次', '5次', true],
    ['不超过3天', '4天', false],
    ['不超过3天', '3天', true],
    ['≤3天', '2天', true],
    ['3天以内', '4天', false],
    ['>95%', '95%', false],
    ['<5%', '5%', false],
    ['1,000万元', '0.1亿元', true],
    ['1 亿元', '9,999.99万元', false],
    ['五次', '5次', true],
    ['不少于五次', '四次', false],
    ['≥百分之九十五', '95%', true],
    ['百分之九十五以上', '94.99%', false],
    ['十二场', '12次', true],
    ['两个', '二个', true],
    ['＝100%', '100%', true],
    ['不低于90%', '89.99%', false],
    ['低于5%', '5%', false],
    ['高于5%', '5%', false],
    ['90%-95%', '92%', true],
    ['90%～95%', '96%', false],
    ['3至5次', '5次', true],
    ['3—5次', '2次', false],
    ['3~5次', '3~4次', true],
    ['不大于5%', '5.01%', false],
    ['完成3项', '3个', true],
  ])('target %s, result %s: %s', (target, result, expected) => {
    expect(reached(target, result)).toBe(expected);
  });

  it.each([
    ['-', '-'],
    ['不适用', '不适用'],
    ['≥95%', ''],
    ['≥95%', '已完成'],
    ['2020年12月底前', '2020年11月'],
    ['十二月底前', '十一月'],
    ['一般', '一般'],
    ['完成', '完成'],
    ['95%-90%', '92%'],
    ['95%或以上两项', '95%'],
    ['9'.repeat(100), '1'],
  ])('target %s, result %s: nothing to compare', (target, result) => {
    expect(reached(target, result)).toBeUndefined();
  });

  it('different units do not compare', () => {
    expect(reached('5 次', '100%')).toBeNull();
  });
});
