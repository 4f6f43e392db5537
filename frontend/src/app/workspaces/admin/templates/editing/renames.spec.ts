import { describe, expect, it } from '@jest/globals';
import { compileTemplate, template2020, type TableField, type TemplateDefinition } from '@countersign/template';
import { renameColumn, renamedFormula, renameFigure, renameRow, renameSection, renamingOf } from './renames.js';

const rename = renamingOf('t1', 'outlay');

describe('a formula with a renamed name', () => {
  it.each([
    ['t1.r1.c1 / t1.r2.c1', 'outlay.r1.c1 / outlay.r2.c1'],
    ['sum(t1.*.c1)*2', 'sum(outlay.*.c1)*2'],
    ['t1*t10', 'outlay*t10'],
    ['t1(2) + xt1 + a.t1', 't1(2) + xt1 + a.t1'],
  ])('%s', (before, after) => expect(renamedFormula(before, rename)).toBe(after));
});

const tableOf = ({ sections }: TemplateDefinition, key: string) =>
  sections.flatMap(({ fields }) => fields).find((field): field is TableField => field.key === key)!;

describe('a template in which something is renamed', () => {
  it('still compiles, whatever figure or table of 2020 gets another key', () => {
    const fields = template2020.sections.flatMap(({ fields }) => fields.map(({ key }) => key));
    const derived = template2020.derived.map(({ key }) => key);
    for (const key of [...fields, ...derived]) {
      const result = compileTemplate(renameFigure(template2020, key, 'renamed'));
      expect([key, result.ok ? [] : result.errors]).toEqual([key, []]);
    }
  });

  it('still compiles, whatever row or column of 2020 gets another key', () => {
    for (const table of template2020.sections.flatMap(({ fields }) => fields))
      if (table.kind === 'table') {
        // a table whose only column has no key calls its cells like its rows
        for (const { key } of table.columns.filter(({ key }) => key !== '')) {
          const result = compileTemplate(renameColumn(template2020, table.key, key, 'renamed'));
          expect([table.key, key, result.ok ? [] : result.errors]).toEqual([table.key, key, []]);
        }
        // a row that leaves its group is no longer found by the group's patterns, so it gets a name within the group
        for (const { key } of table.rows.filter(({ key }) => key !== '')) {
          const name = key.replace(/[^.]+$/, 'renamed');
          const result = compileTemplate(renameRow(template2020, table.key, key, name));
          expect([table.key, key, result.ok ? [] : result.errors]).toEqual([table.key, key, []]);
        }
      }
  });

  it('still compiles, whatever section of 2020 gets another key', () => {
    for (const { key } of template2020.sections)
      expect([key, compileTemplate(renameSection(template2020, key, 'renamed')).ok]).toEqual([key, true]);
  });

  it('keeps the words of people as they are', () => {
    const renamed = renameFigure(template2020, 'execution', 'renamed');
    const words = ({ indicators }: TemplateDefinition) => indicators.map(({ label, criterion }) => label + criterion);
    expect(words(renamed)).toEqual(words(template2020));
    expect(tableOf(renamed, 'renamed').label).toBe(tableOf(template2020, 'execution').label);
  });
});
