import { describe, expect, it } from '@jest/globals';
import { moved, rowsOf, withBlock, withCell } from './list-rows.js';

const rows = [{ n: '甲' }, { n: '乙' }, { n: '丙' }];

describe('rows of a list', () => {
  it('are read from whatever was stored', () => {
    expect(rowsOf([{ n: '甲', m: null }, null])).toEqual([{ n: '甲', m: '' }, {}]);
    expect(rowsOf(undefined)).toEqual([]);
  });
  it('change one cell at a time', () => expect(withCell(rows, 1, 'n', '丁')[1]).toEqual({ n: '丁' }));
  it.each<[from: number, by: 1 | -1, order: string]>([
    [0, 1, '乙甲丙'],
    [2, -1, '甲丙乙'],
    [0, -1, '甲乙丙'],
    [2, 1, '甲乙丙'],
  ])('row %i moved by %i', (from, by, order) => {
    expect(
      moved(rows, from, by)
        .map(({ n }) => n)
        .join(''),
    ).toBe(order);
  });
});

describe('a block pasted into a list', () => {
  const columns = [
    { key: 'n', label: '名称' },
    { key: 'k', label: '类别', options: ['产出', '效益'] },
  ];
  it('fills cells and adds rows', () => {
    const pasted = withBlock(rows, { row: 2, column: 0 }, columns, [
      ['丁', '产出'],
      ['戊', ''],
    ]);
    expect(pasted.rows.slice(2)).toEqual([
      { n: '丁', k: '产出' },
      { n: '戊', k: '' },
    ]);
    expect(pasted.refused).toEqual([]);
  });
  it('refuses what is no option or lies beyond the last column, and keeps the rest', () => {
    const pasted = withBlock(rows, { row: 0, column: 1 }, columns, [['质量', '多余']]);
    expect(pasted.rows[0]).toEqual({ n: '甲' });
    expect(pasted.refused).toEqual([
      '第 1 行“类别”只能是产出、效益，“质量”未写入。',
      '第 1 行的“多余”超出最后一列，未写入。',
    ]);
  });
});
