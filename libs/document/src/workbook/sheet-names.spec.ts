import { describe, expect, it } from '@jest/globals';
import { quotedSheet, sheetNames } from './sheet-names.js';

const long = '2025年度部门整体支出绩效自评指标评分表(一般公共预算/政府性基金预算)附表';

describe('names of sheets', () => {
  it.each<[title: string, name: string]>([
    ['表5 部门预算执行情况', '表5 部门预算执行情况'],
    ['收入:支出', '收入：支出'],
    ['a\\b/c?d*e[f]', 'a＼b／c？d＊e［f］'],
    ["'带引号'", '带引号'],
    ['History', 'History_'],
    ['', '表'],
    ['///', '／／／'],
    ['一\n二', '一 二'],
    ['😀'.repeat(20), '😀'.repeat(15)],
  ])('%j becomes %j', (title, name) => expect(sheetNames([title])).toEqual([name]));

  it.each<[what: string, titles: string[]]>([
    ['titles that differ only in what is cut off', [`${long}一`, `${long}二`, `${long}三`]],
    ['titles that differ only in capitals', ['Score', 'SCORE', 'score']],
    ['equal titles, many', Array.from({ length: 120 }, () => long)],
    ['a title that looks like a counted one', ['表', '表（2）', '表']],
    ['titles that differ only in what is forbidden', ['a/b', 'a／b']],
    ['quotes around', ["'History", "History'", 'history']],
  ])('%s get different, allowed names', (_, titles) => {
    const names = sheetNames(titles);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).toMatch(/^[^:\\/?*[\]']+$/);
      expect(name.toLowerCase()).not.toBe('history');
    }
  });

  it('a quote inside a name is doubled in a formula', () => expect(quotedSheet("a'b")).toBe("'a''b'"));
});
