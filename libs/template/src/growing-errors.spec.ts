import { describe, expect, it } from '@jest/globals';
import { compileTemplate, template2020, type GrowingRows, type TableField } from './index.js';

function errorsWith(growing: GrowingRows[], columns = 8): string[] {
  const sections = template2020.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) =>
      field.key === 'execution' ? { ...field, ...more(field as TableField, columns), growing } : field,
    ),
  }));
  const result = compileTemplate({ ...template2020, sections });
  return result.ok ? [] : result.errors.map(({ code, where }) => `${code} ${where}`);
}

function more({ columns }: TableField, count: number): Pick<TableField, 'columns'> {
  const others = Array.from({ length: count - columns.length }, (_, index) => ({
    ...columns[0]!,
    key: `more${index}`,
  }));
  return { columns: [...columns, ...others] };
}

const item = (under: string): GrowingRows => ({ under, kind: 'item', label: '项目' });
const ofWhich = (under: string): GrowingRows => ({ under, kind: 'of_which', label: '其中' });

describe('growingErrors', () => {
  it.each<[string, GrowingRows[], string[]]>([
    ['a group that a subtotal adds up', [item('project')], []],
    ['rows below a row', [ofWhich('basic.public')], []],
    ['rows below every row of a group', [ofWhich('project.*')], []],
    ['a group that nobody adds up', [item('other')], ['uncounted_rows execution']],
    ['items below an item', [item('basic.public')], ['uncounted_rows execution']],
    ['a row that does not exist', [ofWhich('project.none')], ['unknown_row execution']],
    ['a heading', [ofWhich('basic_heading')], ['unknown_row execution']],
    ['a place named twice', [item('project'), item('project')], ['duplicate_key execution']],
    ['a limit of none', [{ ...item('project'), most: 0 }], ['bad_limit execution']],
    ['a limit above the table', [{ ...item('project'), most: 101 }], ['bad_limit execution']],
  ])('%s', (_, growing, errors) => {
    expect(errorsWith(growing)).toEqual(errors);
  });

  it('counts the rows that may be added among the figures of the template', () => {
    expect(errorsWith([item('project')], 100)).toEqual(['too_large execution']);
    expect(errorsWith([], 100)).toEqual([]);
  });
});
