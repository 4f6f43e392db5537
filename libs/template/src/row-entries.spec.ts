import { describe, expect, it } from '@jest/globals';
import { compiled2020 } from './compiled-2020.fixture.js';
import { checkAnswerValue, checkFigure, GrownTemplates, type AddedRow } from './index.js';

const base = compiled2020();
const row = (key: string, label: string, under = 'project'): AddedRow => ({ key, label, under });
const many = (count: number, under = (_: number) => 'project') =>
  Array.from({ length: count }, (_, index) => row(`r${String(index).padStart(4, '0')}`, `项目${index}`, under(index)));
const groups = ['project', 'government_investment', 'basic.public'];

describe('checkRows', () => {
  it.each<[string, unknown]>([
    ['none', []],
    ['cleared', null],
    ['a project', [row('rpark1', '园区道路改造')]],
    ['the longest key and name', [row('rabcdefghi123', '名'.repeat(60))]],
    ['one under an added row that comes later', [row('rroad1', '一期', 'project.rpark1'), row('rpark1', '园区')]],
    ['the same name in two places', [row('raaaa', '其他'), row('rbbbb', '其他', 'government_investment')]],
    ['fifty in one place', many(50)],
    ['a hundred in all', many(100, (index) => groups[index % 3]!)],
  ])('accepts %s', (_, value) => {
    expect(checkAnswerValue(base, 'execution.rows', value)).toBeNull();
  });

  it.each<[string, unknown, string]>([
    ['text', '甲', 'wrong_shape'],
    ['a record', { key: 'rpark1' }, 'wrong_shape'],
    ['a row of nothing', [null], 'wrong_shape'],
    ['a row with more', [{ ...row('rpark1', '甲'), kind: 'total' }], 'wrong_shape'],
    ['a number as name', [{ ...row('rpark1', '甲'), label: 5 }], 'wrong_shape'],
    ['a blank name', [row('rpark1', ' 　')], 'blank_label'],
    ['a name too long', [row('rpark1', '名'.repeat(61))], 'too_long'],
    ['a name of two lines', [row('rpark1', '甲\n乙')], 'forbidden_character'],
    ['a key of another make', [row('Rpark1', '甲')], 'bad_key'],
    ['a key that reaches further', [row('r.park', '甲')], 'bad_key'],
    ['a short key', [row('r123', '甲')], 'bad_key'],
    ['a group that takes none', [row('rpark1', '甲', 'basic')], 'unknown_under'],
    ['a group that is not there', [row('rpark1', '甲', 'projects')], 'unknown_under'],
    ['a row that is not there', [row('rpark1', '甲', 'project.rgone1')], 'unknown_under'],
    ['itself', [row('rpark1', '甲', 'project.rpark1')], 'unknown_under'],
    ['a key used twice', [row('rpark1', '甲'), row('rpark1', '乙')], 'duplicate_key'],
    ['a key used in two places', [row('rpark1', '甲'), row('rpark1', '乙', 'basic.public')], 'duplicate_key'],
    ['the key of a row of the template', [row('reserve', '甲')], 'duplicate_key'],
    ['a name used twice', [row('raaaa', '甲'), row('rbbbb', ' 甲 ')], 'duplicate_label'],
    ['the name of a row of the template', [row('raaaa', '购置费')], 'duplicate_label'],
    ['more than fifty in one place', many(51), 'too_many_rows'],
    ['more than a hundred in all', many(101, (index) => groups[index % 3]!), 'too_many_rows'],
  ])('refuses %s', (_, value, code) => {
    const problem = checkAnswerValue(base, 'execution.rows', value);
    expect(problem?.code).toBe(code);
    expect(problem?.message).toMatch(/“表5 增加的行”|“项目支出”/);
  });

  it('judges the rows of a report that has some by what the template defines', () => {
    const answers = { 'execution.rows': [row('rpark1', '园区道路改造')] };
    const template = new GrownTemplates().of(base, answers);
    expect(checkAnswerValue(template, 'execution.rows', answers['execution.rows'])).toBeNull();
    expect(checkAnswerValue(template, 'execution.rows', [row('rpark1', '园区道路提升')])).toBeNull();
  });
});

describe('a figure of an added row', () => {
  const template = new GrownTemplates().of(base, { 'execution.rows': [row('rpark1', '园区道路改造')] });

  it('is taken and bounded like that of any row', () => {
    expect(checkFigure(template, 'execution.project.rpark1.spent', '3.80')).toEqual({ ok: true, value: '3.8' });
    expect(checkFigure(template, 'execution.project.rpark1.spent', '-1')).toMatchObject({
      code: 'negative_not_allowed',
    });
    expect(checkFigure(template, 'execution.project.rpark1.progress', '1')).toMatchObject({ code: 'computed' });
  });

  it('is unknown while the row is not there, in words that say the way out', () => {
    expect(checkFigure(base, 'execution.project.rpark1.spent', '3.80')).toEqual({
      ok: false,
      code: 'unknown_key',
      message: '“表5 已删除的行 支出”所在的行不在表中，可能已被他人删除；请先添加这一行再填写。',
    });
  });
});
