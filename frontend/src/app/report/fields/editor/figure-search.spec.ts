import { describe, expect, it } from '@jest/globals';
import { pinyin } from 'pinyin-pro';
import { findFigures } from './figure-search.js';

const readings = (character: string) =>
  pinyin(character, { toneType: 'none', type: 'array', multiple: true, nonZh: 'removed' });
const figures = ['表5 人才专项经费 支出', '表5 合计 支出', '表5 合计 执行进度', '表2 公务接待费 决算', '在编在岗'].map(
  (label) => ({ key: label, label }),
);
const find = (query: string) => findFigures(figures, query, readings).map(({ label }) => label);

describe('a figure is found', () => {
  it.each([
    ['支出', ['表5 合计 支出', '表5 人才专项经费 支出']],
    ['zhichu', ['表5 合计 支出', '表5 人才专项经费 支出']],
    ['zhic', ['表5 合计 支出', '表5 人才专项经费 支出']],
    ['rczc', ['表5 人才专项经费 支出']],
    ['hjzx', ['表5 合计 执行进度']],
    ['hj支', ['表5 合计 支出']],
    ['ZBZG', ['在编在岗']],
    ['gwjd', ['表2 公务接待费 决算']],
    ['表5', ['表5 合计 支出', '表5 合计 执行进度', '表5 人才专项经费 支出']],
    ['xyz', []],
  ])('by %s', (query, labels) => expect(find(query)).toEqual(labels));

  it('among all where nothing is asked yet', () => expect(find('')).toHaveLength(figures.length));
});
