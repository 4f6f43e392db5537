import { describe, expect, it } from '@jest/globals';
import { findStatedNumbers } from './stated-numbers.js';

const found = (text: string, phrase: string, unit: string) =>
  findStatedNumbers(text, phrase, unit).map(
    ({ text: written, value, decimals, unit: own }) => `${written} = ${value.toString()}/${decimals} ${own}`,
  );

describe('a number stated after a phrase', () => {
  it.each([
    ['项目总指标37761.05万元。', '总指标', '万元', ['37761.05万元 = 37761.05/2 万元']],
    ['项目总指标为 37,761.05 万元，', '总指标', '万元', ['37,761.05 万元 = 37761.05/2 万元']],
    ['项目总指标３７，７６１．０５万元', '总指标', '万元', ['３７，７６１．０５万元 = 37761.05/2 万元']],
    ['总指标约3.78亿元', '总指标', '万元', ['3.78亿元 = 3.78/2 亿元']],
    ['期末余额 108.95 元', '期末余额', '万元', ['108.95 元 = 108.95/2 元']],
    ['总指标377,610,500元', '总指标', '万元', ['377,610,500元 = 377610500/0 元']],
    ['执行率达到97.67%，', '执行率', '%', ['97.67% = 97.67/2 %']],
    ['执行率９７．６７％', '执行率', '%', ['９７．６７％ = 97.67/2 %']],
    ['全年项目共11项', '项目', '个', ['11项 = 11/0 项']],
    ['调整-250.00万元', '调整', '万元', ['-250.00万元 = -250/2 万元']],
    ['费用2020年为46.71万元', '费用', '万元', ['46.71万元 = 46.71/2 万元']],
    ['项目11个，其中新增项目3个', '项目', '个', ['11个 = 11/0 个', '3个 = 3/0 个']],
    ['第2个项目11个', '项目', '个', ['11个 = 11/0 个']],
  ])('“%s”', (text, phrase, unit, expected) => {
    expect(found(text, phrase, unit)).toEqual(expected);
  });

  it.each([
    ['a live figure', '总指标{projects.total_index}万元', '总指标', '万元'],
    ['a live figure before another number', '总指标{projects.total_index}，比上年增加5万元', '总指标', '万元'],
    ['another clause', '总指标已下达，支出36.9万元', '总指标', '万元'],
    ['another sentence', '总指标已下达。支出36.9万元', '总指标', '万元'],
    ['too far away', `总指标${'由区里统一下达并且逐级分解到各个科室分别执行合计'}36.9万元`, '总指标', '万元'],
    ['no unit', '总指标37761.05', '总指标', '万元'],
    ['another unit', '总指标增长5%', '总指标', '万元'],
    ['percentage points', '项目进度提高5个百分点', '项目', '个'],
    ['a lower bound', '项目超过10个', '项目', '个'],
    ['a lower bound after the unit', '项目10个以上', '项目', '个'],
    ['a rounded count', '项目20余个', '项目', '个'],
    ['a range', '项目10—20个', '项目', '个'],
    ['a range with units', '项目10个至20个', '项目', '个'],
    ['no such phrase', '支出37761.05万元', '总指标', '万元'],
    ['an empty phrase', '支出37761.05万元', '', '万元'],
  ])('is not seen in %s', (_, text, phrase, unit) => {
    expect(found(text, phrase, unit)).toEqual([]);
  });

  it('a narrative of a million characters is read to its end', () => {
    const text = '项目总指标1万元'.repeat(125_000);
    expect(findStatedNumbers(text, '总指标', '万元')).toHaveLength(125_000);
  });
});
