import { describe, expect, it } from '@jest/globals';
import { compiled2020 } from './compiled-2020.fixture.js';
import { GrownTemplates, labelOf, rememberRows, sectionOf, shownAnswer, shownFigure } from './index.js';

const base = compiled2020();
const rows = [
  { key: 'rpark1', label: '园区道路改造', under: 'project' },
  { key: 'rroad1', label: '一期', under: 'project.rpark1' },
];
const remembering = rememberRows(base, [{ 'execution.rows': rows }]);

describe('a row that is no longer there', () => {
  it.each([
    ['execution.project.rpark1.spent', '表5 园区道路改造 支出'],
    ['execution.project.rpark1.progress', '表5 园区道路改造 执行进度'],
    ['execution.project.rpark1.rroad1.spent', '表5 一期 支出'],
    ['execution.project.rpark1.reason', '园区道路改造 执行进度偏低原因'],
    ['execution.project.rother.spent', '表5 已删除的行 支出'],
  ])('%s is still called %s', (key, label) => {
    expect(labelOf(remembering, key)).toBe(label);
    expect(sectionOf(remembering, key)).toBe('execution');
  });

  it.each([
    'execution.project.park.spent',
    'execution.basic.rpark1.spent',
    'execution.project.rpark1.salary',
    'rpark1',
  ])('nothing is made up for %s', (key) => {
    expect(labelOf(remembering, key)).toBe(key);
  });

  it('shows its figures with their units', () => {
    expect(shownFigure(remembering, 'execution.project.rpark1.spent', '1234.5')).toBe('1,234.50 万元');
    expect(shownFigure(base, 'execution.project.rpark1.progress', '0.5')).toBe('50.00%');
  });

  it('does not hide the present name', () => {
    const template = new GrownTemplates().of(base, { 'execution.rows': [{ ...rows[0], label: '园区道路提升' }] });
    const both = rememberRows(template, [{ 'execution.rows': rows }]);
    expect(labelOf(both, 'execution.project.rpark1.spent')).toBe('表5 园区道路提升 支出');
    expect(labelOf(both, 'execution.project.rpark1.rroad1.spent')).toBe('表5 一期 支出');
  });
});

describe('rows in words', () => {
  it('name the place and the row, in the order shown', () => {
    const reception = { key: 'rtrain', label: '培训费', under: 'project.general_administration' };
    expect(shownAnswer(base, 'execution.rows', [...rows, reception])).toBe(
      '1. 项目支出：园区道路改造\n2. 园区道路改造，其中：一期\n3. 一般管理事务，其中：培训费',
    );
    expect(shownAnswer(base, 'execution.rows', [])).toBe('（无）');
    expect(shownAnswer(base, 'execution.rows', undefined)).toBe('未填');
  });
});
