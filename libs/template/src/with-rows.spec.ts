import type { IndicatorDefinition } from '@countersign/scoring';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compiled2020 } from './compiled-2020.fixture.js';
import { goldenInputs } from './demo/index.js';
import {
  compileTemplate,
  coveredContent,
  evaluateReport,
  GrownTemplates,
  labelOf,
  requiredMissing,
  template2020,
  withRows,
  type AddedRow,
  type TableField,
  type TemplateDefinition,
} from './index.js';

const base = compiled2020();
const grown = new GrownTemplates();
const cells = ['budget', 'carry_over', 'added', 'adjusted', 'spent'] as const;
const project = (key: string, label: string): AddedRow => ({ key, label, under: 'project' });
const park = project('rpark1', '园区道路改造');

/** The golden report with further rows and their figures, each `[budget, carry_over, added, adjusted, spent]`. */
function reportWith(rows: readonly AddedRow[], figures: Record<string, readonly string[]> = {}) {
  const answers = { ...goldenInputs.answers, 'execution.rows': rows };
  const typed = Object.entries(figures).flatMap(([row, values]) =>
    values.map((value, at): [string, string] => [`execution.${row}.${cells[at]!}`, value]),
  );
  const template = grown.of(base, answers);
  const inputs = { figures: { ...goldenInputs.figures, ...Object.fromEntries(typed) }, answers };
  return { template, inputs, report: evaluateReport(template, inputs) };
}

const valueOf = (report: ReturnType<typeof evaluateReport>, key: string) => {
  const result = report.derived[key];
  return result && 'value' in result ? result.value : result;
};
const tableOf = (definition: TemplateDefinition): TableField =>
  definition.sections.flatMap(({ fields }) => fields).find(({ key }) => key === 'execution') as TableField;
const rowsOf = (rows: readonly AddedRow[]) =>
  tableOf(withRows(template2020, { 'execution.rows': rows })).rows.map(({ key }) => key);

describe('withRows', () => {
  it('gives the template itself while nobody added a row', () => {
    expect(withRows(template2020, goldenInputs.answers)).toBe(template2020);
    expect(withRows(template2020, { 'execution.rows': [] })).toBe(template2020);
    expect(grown.of(base, goldenInputs.answers)).toBe(base);
  });

  it('places an item row below its group, an of-which row below the row it belongs to', () => {
    const rows = rowsOf([
      { key: 'rroad1', label: '其中：一期', under: 'project.rpark1' },
      park,
      { key: 'rlabour', label: '其中：劳务派遣', under: 'project.general_administration' },
      { key: 'rwater', label: '其中：水电费', under: 'basic.public' },
    ]);
    const after = (key: string) => rows[rows.indexOf(key) - 1];
    expect(after('project.rpark1')).toBe('project.reserve');
    expect(after('project.rpark1.rroad1')).toBe('project.rpark1');
    expect(after('project')).toBe('project.rpark1.rroad1');
    expect(after('project.general_administration.rlabour')).toBe('project.general_administration.official_reception');
    expect(after('basic.public.rwater')).toBe('basic.public.official_vehicles');
    expect(rows).toHaveLength(tableOf(template2020).rows.length + 4);
  });

  it('shows rows of one place in the order of the answer', () => {
    const rows = rowsOf([project('rbbbb', '乙'), project('raaaa', '甲')]);
    expect(rows.indexOf('project.rbbbb')).toBeLessThan(rows.indexOf('project.raaaa'));
  });

  it.each<[string, unknown]>([
    ['text', 'rows'],
    ['a row without a place', [{ key: 'rpark1', label: '甲' }]],
    ['a place that takes no rows', [{ key: 'rpark1', label: '甲', under: 'basic' }]],
    ['a row under a row that is not there', [{ key: 'rpark1', label: '甲', under: 'project.rgone1' }]],
    ['a key of another make', [{ key: 'park', label: '甲', under: 'project' }]],
  ])('leaves out what cannot stand in the table: %s', (_, answer) => {
    expect(withRows(template2020, { 'execution.rows': answer })).toBe(template2020);
  });

  it('takes rows in a table without groups and in a group that has none of its own', () => {
    const columns = [{ key: 'paid', label: '支出', unit: '万元', decimals: 2 }];
    const growing = (under: string) => [{ under, kind: 'item' as const, label: '项目' }];
    const flat = tableField('flat', { columns, rows: [{ key: 'total', label: '合计', kind: 'total', sum: ['*'] }] });
    const grouped = tableField('grouped', {
      columns,
      rows: [
        { key: 'heading', label: '一、项目', kind: 'heading' },
        { key: 'project', label: '小计', kind: 'subtotal', sum: ['project.*'] },
      ],
    });
    const definition = withTables([
      { ...flat, growing: growing('') },
      { ...grouped, growing: growing('project') },
    ]);
    const empty = compileTemplate(definition);
    if (!empty.ok) throw new Error(empty.errors[0]?.message);
    const none = evaluateReport(empty.template, { figures: {}, answers: {} });
    expect([valueOf(none, 'flat.total.paid'), valueOf(none, 'grouped.project.paid')]).toEqual(['0', '0']);
    const answers = {
      'flat.rows': [{ key: 'raaaa', label: '甲', under: '' }],
      'grouped.rows': [project('rbbbb', '乙')],
    };
    const report = evaluateReport(grown.of(empty.template, answers), {
      figures: { 'flat.raaaa.paid': '3.5', 'grouped.project.rbbbb.paid': '4' },
      answers,
    });
    expect([valueOf(report, 'flat.total.paid'), valueOf(report, 'grouped.project.paid')]).toEqual(['3.5', '4']);
  });
});

describe('a report with added rows', () => {
  const values = ['10', '0', '2.5', '-1', '4'];

  it('counts an item row in the subtotal and the total, and computes its cells', () => {
    const before = evaluateReport(base, goldenInputs);
    const { report } = reportWith([park], { 'project.rpark1': values });
    const more = (key: string) => Math.round((Number(valueOf(report, key)) - Number(valueOf(before, key))) * 100) / 100;
    expect(valueOf(report, 'execution.project.rpark1.total_index')).toBe('11.5');
    expect(valueOf(report, 'execution.project.rpark1.remaining')).toBe('7.5');
    expect(more('execution.project.spent')).toBe(4);
    expect(more('execution.total.total_index')).toBe(11.5);
    expect(more('execution.total.spent')).toBe(4);
  });

  it('does not count an of-which row', () => {
    const before = evaluateReport(base, goldenInputs);
    const row = { key: 'rlabour', label: '其中：劳务派遣', under: 'project.general_administration' };
    const { report } = reportWith([row], { 'project.general_administration.rlabour': values });
    for (const key of ['execution.project.spent', 'execution.total.spent', 'execution.total.progress'])
      expect(valueOf(report, key)).toBe(valueOf(before, key));
  });

  it('does not know the subtotal before the new cells are filled, and asks for them', () => {
    const { template, inputs, report } = reportWith([park]);
    expect(report.derived['execution.project.spent']).toEqual({ missing: ['execution.project.rpark1.spent'] });
    expect(report.total).toBeNull();
    expect(requiredMissing(template, 'execution', inputs)[0]).toEqual({
      field: 'execution.project.rpark1.budget',
      label: '表5 部门预算执行情况（还有 5 格未填，没有金额的请填 0）',
    });
  });

  it('asks for the reason of an added row that fell behind', () => {
    const owed = (reason?: string) => {
      const { template, inputs } = reportWith([park], { 'project.rpark1': values });
      const answers = { ...inputs.answers, ...(reason && { 'execution.project.rpark1.reason': reason }) };
      return evaluateReport(template, { ...inputs, answers }).findings.filter(({ places }) =>
        places.some(({ field }) => field === 'execution.project.rpark1.reason'),
      );
    };
    expect(owed()).toHaveLength(1);
    expect(owed('招标推迟，工程于十二月开工。')).toEqual([]);
  });

  it('lets the score follow', () => {
    const { report } = reportWith([park], { 'project.rpark1': ['60000', '0', '0', '0', '0'] });
    expect(report.total).not.toBe(evaluateReport(base, goldenInputs).total);
  });

  it('keeps keys and figures when a row is renamed', () => {
    const figures = { 'project.rpark1': values };
    const before = reportWith([park], figures);
    const after = reportWith([{ ...park, label: '园区道路提升' }], figures);
    expect(after.report.derived).toEqual(before.report.derived);
    expect(labelOf(after.template, 'execution.project.rpark1.spent')).toBe('表5 园区道路提升 支出');
  });

  it('is as before when the row is removed, whatever figures are left of it', () => {
    const removed = reportWith([], { 'project.rpark1': values });
    const before = evaluateReport(base, goldenInputs);
    expect(removed.report).toEqual(before);
    const { figures } = coveredContent(removed.template, 'execution', removed.inputs, removed.report);
    expect(Object.keys(figures).filter((key) => key.includes('rpark1'))).toEqual([]);
  });

  it('is covered by the signature: rows, names, order and figures', () => {
    const digest = (rows: readonly AddedRow[], spent = '4') => {
      const { template, inputs, report } = reportWith(rows, { 'project.rpark1': [...values.slice(0, 4), spent] });
      return JSON.stringify(coveredContent(template, 'execution', inputs, report));
    };
    const other = project('rother', '其他项目');
    const contents = [
      digest([]),
      digest([park]),
      digest([{ ...park, label: '园区道路提升' }]),
      digest([park], '5'),
      digest([park, other]),
      digest([other, park]),
    ];
    expect(new Set(contents).size).toBe(contents.length);
  });

  it('has the same totals whatever the order of its rows', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => `${Math.floor(cents / 100)}.${cents % 100}`);
    const row = fc.tuple(fc.stringMatching(/^r[a-z0-9]{4,12}$/), fc.tuple(amount, amount, amount, amount, amount));
    const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 6, selector: ([key]) => key });
    const shuffled = rows.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const figures = Object.fromEntries(all.map(([key, typed]) => [`project.${key}`, typed]));
        const totals = (order: typeof all) => {
          const { report } = reportWith(
            order.map(([key], index) => project(key, `项目${index}`)),
            figures,
          );
          return [...cells, 'total_index', 'remaining', 'progress'].map((column) => [
            valueOf(report, `execution.project.${column}`),
            valueOf(report, `execution.total.${column}`),
          ]);
        };
        expect(totals(other)).toEqual(totals(all));
      }),
      { numRuns: 25 },
    );
  });
});

describe('GrownTemplates', () => {
  const answers = (label: string) => ({ 'execution.rows': [{ ...park, label }] });

  it('compiles the same rows once, and keeps only the last few', () => {
    const few = new GrownTemplates(2);
    const first = few.of(base, answers('甲'));
    expect(few.of(base, { ...answers('甲'), other: 'x' })).toBe(first);
    few.of(base, answers('乙'));
    expect(few.of(base, answers('甲'))).toBe(first);
    few.of(base, answers('丙'));
    few.of(base, answers('丁'));
    expect(few.of(base, answers('甲'))).not.toBe(first);
  });

  it('tells two versions of a template apart', () => {
    const other = compiled2020();
    expect(grown.of(other, answers('甲'))).not.toBe(grown.of(base, answers('甲')));
  });
});

const tableField = (key: string, table: Pick<TableField, 'columns' | 'rows'>): TableField => ({
  kind: 'table',
  key,
  label: key,
  ...table,
});

function withTables(fields: TableField[]): TemplateDefinition {
  const rule: IndicatorDefinition['rule'] = {
    kind: 'choice',
    options: [
      { value: 'a', label: '甲', points: '100' },
      { value: 'b', label: '乙', points: '0' },
    ],
  };
  return {
    key: 'two-tables',
    year: 2020,
    title: '两张表',
    sections: [{ key: 'all', number: '一、', title: '全部', fields }],
    derived: [],
    groups: [{ key: 'group', label: '全部' }],
    indicators: [{ key: 'asked', label: '问', group: 'group', section: 'all', points: '100', criterion: '', rule }],
    checks: [],
  };
}
