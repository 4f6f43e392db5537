import { compileTemplate, evaluateReport, template2020 } from '@countersign/template';
import { goldenInputs } from '@countersign/template/demo';
import { describe, expect, it } from '@jest/globals';
import { reportWorkbook } from './report-workbook.js';
import { readMark } from './sheet-mark.js';

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error(compiled.errors.map(({ message }) => message).join('\n'));
const { template } = compiled;
const mark = { reportId: 'r1', templateVersionId: 't1' };
const source = {
  department: '某局',
  template,
  inputs: goldenInputs,
  evaluation: evaluateReport(template, goldenInputs),
  mark,
};
const workbook = reportWorkbook(source);
const sheet = (name: RegExp) => workbook.sheets.find((each) => name.test(each.name))!;
const row = (name: RegExp, label: string) =>
  sheet(name).rows.find(({ cells }) => cells.some((cell) => cell?.text?.trim() === label))!.cells;

describe('the workbook of the 2020 report', () => {
  it('has a sheet for every table and list, the other figures and the points', () => {
    const tables = template.definition.sections.flatMap(({ fields }) =>
      fields.filter(({ kind }) => kind === 'table' || kind === 'list'),
    );
    expect(workbook.sheets).toHaveLength(tables.length + 2);
    expect(workbook.sheets.slice(-2).map(({ name }) => name)).toEqual(['其他数据', '评分表']);
  });

  it('keeps keys in a hidden row and column, so that the sheet is known again', () => {
    const { rows, columns } = sheet(/部门预算执行情况/);
    expect([rows[0]!.hidden, columns[0]!.hidden]).toEqual([true, true]);
    expect(readMark(rows[0]!.cells[0]!.text!)).toEqual({ table: 'execution', ...mark });
    expect(readMark('countersign/1 execution')).toBeNull();
  });

  it('sums are formulas over the cells above, of items and not of “of which” rows', () => {
    const cells = row(/部门预算执行情况/, '合计');
    expect(cells.at(7)).toMatchObject({ style: 'computed', format: '#,##0.00' });
    const subtotal = sheet(/部门预算执行情况/).rows.filter(({ cells: each }) => each[1]?.text === '小计')[1]!.cells;
    expect(subtotal[7]!.formula).toBe('IF(COUNT(H9:H11)=3,SUM(H9:H11),"")');
  });

  it('the points add up live, each with its working', () => {
    const total = row(/评分表/, '合计');
    expect(total[2]).toMatchObject({ number: source.evaluation.total });
    expect(total[2]!.formula).toMatch(/^SUM\(C\d+(,C\d+)+\)$/);
  });

  it('amounts of other systems stay texts: a reason that looks like a formula', () => {
    const key = 'execution.project.reserve.reason';
    const inputs = { ...goldenInputs, answers: { ...goldenInputs.answers, [key]: '=HYPERLINK("http://x")' } };
    const cells = reportWorkbook({ ...source, inputs }).sheets.flatMap(({ rows }) =>
      rows.flatMap((each) => each.cells),
    );
    expect(cells.filter((cell) => cell?.text === '=HYPERLINK("http://x")')).toEqual([
      { style: 'text', text: '=HYPERLINK("http://x")' },
    ]);
  });

  it('fields that the reader does not see are left out', () => {
    const without = reportWorkbook({ ...source, hidden: ['execution'] });
    expect(without.sheets).toHaveLength(workbook.sheets.length - 1);
    expect(JSON.stringify(without)).not.toContain('execution.rows');
  });
});
