import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numbersIn } from './text-numbers.js';

const read = (text: string) =>
  numbersIn(text).map(
    ({ text: written, value, grain, unit, exact }) =>
      `${written} = ${value.toString()} ${unit} ±${grain.toString()}${exact ? '' : ' (bound)'}`,
  );

describe('numbers with a unit in a text', () => {
  it.each([
    ['支出36.9万元', '36.9万元 = 36.9 万元 ±0.1'],
    ['支出 36,184.46 万元', '36,184.46 万元 = 36184.46 万元 ±0.01'],
    ['支出３６，１８４．４６万元', '３６，１８４．４６万元 = 36184.46 万元 ±0.01'],
    ['约3.78亿元', '3.78亿元 = 3.78 亿元 ±0.01'],
    ['203000元', '203000元 = 203000 元 ±1'],
    ['三千六百五十万元', '三千六百五十万元 = 3650 万元 ±1'],
    ['叁仟陆佰伍拾万圆整', '叁仟陆佰伍拾万圆 = 3650 万元 ±1'],
    ['三亿五千万元', '三亿五千万元 = 35000 万元 ±1'],
    ['三点六五亿元', '三点六五亿元 = 3.65 亿元 ±0.01'],
    ['五百元', '五百元 = 500 元 ±1'],
    ['3千万元', '3千万元 = 3000 万元 ±1000'],
    ['2百万元', '2百万元 = 2 百万元 ±1'],
    ['1.2万人次', '1.2万人次 = 12000 人次 ±1000'],
    ['15.41%', '15.41% = 15.41 % ±0.01'],
    ['９７．６７％', '９７．６７％ = 97.67 % ±0.01'],
    ['百分之三十五点六', '百分之三十五点六 = 35.6 % ±0.1'],
    ['提高2.5个百分点', '2.5个百分点 = 2.5 个百分点 ±0.1'],
    ['提高两个百分点', '两个百分点 = 2 个百分点 ±1'],
    ['三个项目', '三个 = 3 个 ±1'],
    ['-250.00万元', '-250.00万元 = -250 万元 ±0.01'],
    ['负5万元', '负5万元 = -5 万元 ±1'],
    ['超过20个', '20个 = 20 个 ±1 (bound)'],
    ['95%以上', '95% = 95 % ±1 (bound)'],
    ['10—20个', '20个 = 20 个 ±1 (bound)'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    '第3次会议',
    '第三次会议',
    '3个月',
    '3个工作日',
    '一次性项目',
    '一般公共预算',
    '三公经费',
    '2020年12月31日',
    '〔2020〕12号',
    '89.98元/人',
    '20余个',
    '三五个',
    '5万多元',
    '3亿5000万元',
    'V2个',
    '9'.repeat(40) + '元',
    '{staff.q1.count}人',
    '共37761.05',
    '重点',
  ])('no number is seen in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('reads every number of a sentence in order', () => {
    expect(read('接待30批次、579人次，支出5.21万元，占67.75%。').map((each) => each.split(' ')[0])).toEqual([
      '30批次',
      '579人次',
      '5.21万元',
      '67.75%',
    ]);
  });

  it('of any text gives places that hold what was read', () => {
    const pieces = fc.constantFrom(...'1,234|５|，|三千|万|亿元|元|%|百分之|点|-|负|第|个|人次| |{|超过|至'.split('|'));
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let reached = 0;
        for (const { position, unitAt, end, text: written, value } of numbersIn(text)) {
          expect(text.slice(position, end)).toBe(written);
          expect(position).toBeGreaterThanOrEqual(reached - 1);
          expect(unitAt).toBeLessThanOrEqual(end);
          expect(value.isFinite()).toBe(true);
          reached = end;
        }
      }),
      { numRuns: 400 },
    );
  });
});
