import { describe, expect, it } from '@jest/globals';
import { compileTemplate, template2020, type TableField, type TemplateDefinition } from './index.js';

function errorsOf(change: (template: TemplateDefinition) => void) {
  const copy = JSON.parse(JSON.stringify(template2020)) as TemplateDefinition;
  change(copy);
  const result = compileTemplate(copy);
  return result.ok ? [] : result.errors;
}

function one<T extends { key: string }>(items: readonly T[], key: string): T {
  const found = items.find((item) => item.key === key);
  if (!found) throw new Error(`the 2020 template has no ${key}`);
  return found;
}

function table({ sections }: TemplateDefinition, key: string): TableField {
  const found = one(
    sections.flatMap(({ fields }) => fields),
    key,
  );
  if (found.kind !== 'table') throw new Error(`${key} is no table`);
  return found;
}

const heading = (template: TemplateDefinition) => template.sections.find((section) => section.heading)!;
const topGroup = (template: TemplateDefinition) => template.groups.find(({ parent }) => parent === undefined)!;
const subGroup = (template: TemplateDefinition) =>
  template.groups.find(({ parent }) => parent === topGroup(template).key)!;

const broken: [string, (template: TemplateDefinition) => void, { code: string; where: string }][] = [
  [
    'a group under a group that does not exist',
    (template) => (topGroup(template).parent = 'nowhere'),
    { code: 'unknown_parent', where: topGroup(template2020).key },
  ],
  [
    'groups that are above each other',
    (template) => (topGroup(template).parent = subGroup(template).key),
    { code: 'parent_cycle', where: topGroup(template2020).key },
  ],
  [
    'a section that is above itself',
    ({ sections }) => (one(sections, 'staff').parent = 'staff'),
    { code: 'parent_cycle', where: 'staff' },
  ],
  [
    'a section under one that is no heading',
    ({ sections }) => (one(sections, 'staff').parent = 'projects'),
    { code: 'parent_not_heading', where: 'staff' },
  ],
  [
    'a heading with fields',
    (template) => (heading(template).fields = one(template.sections, 'staff').fields.splice(0)),
    { code: 'heading_with_fields', where: heading(template2020).key },
  ],
  [
    'a section with nothing in it',
    ({ sections }) => sections.push({ key: 'bare', number: '九、', title: '空', fields: [] }),
    { code: 'empty_section', where: 'bare' },
  ],
  [
    'a heading with nothing under it',
    ({ sections }) => sections.push({ key: 'bare', number: '九、', title: '空', heading: true, fields: [] }),
    { code: 'empty_section', where: 'bare' },
  ],
  [
    'an indicator in a heading',
    (template) => (one(template.indicators, 'effects').section = heading(template).key),
    { code: 'in_heading', where: 'effects' },
  ],
  [
    'a total that adds a row that does not exist',
    (template) => (one(table(template, 'execution').rows, 'total').sum = ['basic', 'projects']),
    { code: 'unknown_row', where: 'execution' },
  ],
  [
    'a subtotal whose pattern matches no row',
    (template) => (one(table(template, 'execution').rows, 'basic').sum = ['staff.*']),
    { code: 'unknown_row', where: 'execution' },
  ],
  [
    'a total that adds only itself',
    (template) => (one(table(template, 'execution').rows, 'total').sum = ['total']),
    { code: 'unknown_row', where: 'execution' },
  ],
  [
    'a subtotal that adds nothing',
    (template) => delete one(table(template, 'execution').rows, 'basic').sum,
    { code: 'subtotal_without_sum', where: 'execution' },
  ],
  [
    'two rows with one key',
    (template) => table(template, 'execution').rows.push({ key: 'basic', label: '重复', kind: 'heading' }),
    { code: 'duplicate_key', where: 'execution' },
  ],
  [
    'two columns with one key',
    (template) => table(template, 'execution').columns.push(table(template, 'execution').columns[0]!),
    { code: 'duplicate_key', where: 'execution' },
  ],
  [
    'a row without a column that its table does not have',
    (template) => (one(table(template, 'execution').rows, 'basic').without = ['planned']),
    { code: 'unknown_column', where: 'execution' },
  ],
  [
    'a row formula for a column that its table does not have',
    (template) => (one(table(template, 'execution').rows, 'basic').formulas = { planned: '1' }),
    { code: 'unknown_column', where: 'execution' },
  ],
  [
    'a reason for a column that its table does not have',
    (template) => (table(template, 'execution').reason = { column: 'rate', below: '0.95', label: '原因' }),
    { code: 'unknown_column', where: 'execution' },
  ],
  [
    'a figure with the key of a table',
    ({ sections }) =>
      one(sections, 'staff').fields.push({ kind: 'figure', key: 'execution', label: '重复', unit: '个', decimals: 0 }),
    { code: 'duplicate_key', where: 'execution' },
  ],
  [
    'a computed figure with the key of a list',
    ({ derived, sections }) => {
      const list = sections.flatMap(({ fields }) => fields).find(({ kind }) => kind === 'list')!;
      derived.push({ ...derived[0]!, key: list.key });
    },
    {
      code: 'duplicate_key',
      where: template2020.sections.flatMap(({ fields }) => fields).find(({ kind }) => kind === 'list')!.key,
    },
  ],
  [
    'a computed figure with the key of a table',
    ({ derived }) => derived.push({ ...derived[0]!, key: 'execution' }),
    { code: 'duplicate_key', where: 'execution' },
  ],
  [
    'two tables that give one cell the same key',
    ({ sections }) =>
      one(sections, 'staff').fields.push({
        kind: 'table',
        key: 'execution.basic',
        label: '重复',
        columns: [{ key: 'spent', label: '支出', unit: '万元', decimals: 2 }],
        rows: [{ key: '', label: '行', kind: 'item' }],
      }),
    { code: 'duplicate_key', where: 'execution.basic.spent' },
  ],
];

describe('compileTemplate, layout', () => {
  it.each(broken)('refuses %s, and says where', (_, change, error) => {
    expect(errorsOf(change)).toContainEqual(expect.objectContaining(error));
  });

  it('tells a circle of three groups at each of them', () => {
    const errors = errorsOf(({ groups }) =>
      groups.push(
        { key: 'a', label: '甲', parent: 'c' },
        { key: 'b', label: '乙', parent: 'a' },
        { key: 'c', label: '丙', parent: 'b' },
      ),
    );
    expect(errors.filter(({ code }) => code === 'parent_cycle').map(({ where }) => where)).toEqual(['a', 'b', 'c']);
  });

  it('accepts a section that only shows figures or points', () => {
    const shows: TemplateDefinition['sections'] = [
      { key: 'overview', number: '九、', title: '总览', fields: [], shows: ['budget.total'] },
      { key: 'points', number: '十、', title: '得分', fields: [], showsScore: 'summary' },
    ];
    expect(errorsOf(({ sections }) => sections.push(...shows))).toEqual([]);
  });
});
