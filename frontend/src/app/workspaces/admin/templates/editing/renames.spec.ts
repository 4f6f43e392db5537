import { describe, expect, it } from '@jest/globals';
import { compileTemplate, template2020, type TableField, type TemplateDefinition } from '@countersign/template';
import { shippedTemplates } from '@countersign/template/shipped';
import {
  renameCheck,
  renameColumn,
  renameFigure,
  renameGroup,
  renameIndicator,
  renameRow,
  renameSection,
} from './renames.js';
import { renamedFormula, renamingOf } from './renaming.js';

const rename = renamingOf('t1', 'outlay');

describe('a formula with a renamed name', () => {
  it.each([
    ['t1.r1.c1 / t1.r2.c1', 'outlay.r1.c1 / outlay.r2.c1'],
    ['sum(t1.*.c1)*2', 'sum(outlay.*.c1)*2'],
    ['t1*t10', 'outlay*t10'],
    ['t1(2) + xt1 + a.t1', 't1(2) + xt1 + a.t1'],
  ])('%s', (before, after) => expect(renamedFormula(before, rename)).toBe(after));
});

const fieldsOf = ({ sections }: TemplateDefinition) => sections.flatMap(({ fields }) => fields);
const tablesOf = (definition: TemplateDefinition) =>
  fieldsOf(definition).filter((field): field is TableField => field.kind === 'table');
const faults = (definition: TemplateDefinition) => {
  const result = compileTemplate(definition);
  return result.ok ? [] : result.errors.map(({ where, code, message }) => `${where} ${code} ${message}`);
};

describe.each(shippedTemplates.map((template) => [template.title, template] as const))('%s', (_, template) => {
  let renamed = 0;
  /** Renaming `from` to `to` and back gives the template again; each tenth renamed template is compiled. */
  const thereAndBack = (from: string, rename: Rename, to = 'renamed') => {
    const there = rename(template, from, to);
    renamed += 1;
    if (renamed % 10 === 1) expect(faults(there)).toEqual([]);
    expect(JSON.stringify(there)).not.toEqual(JSON.stringify(template));
    expect(rename(there, to, from)).toEqual(template);
  };
  type Rename = (definition: TemplateDefinition, from: string, to: string) => TemplateDefinition;

  it('may have any of its fields and computed figures renamed', () => {
    for (const { key } of [...fieldsOf(template), ...template.derived]) thereAndBack(key, renameFigure);
  });

  it('may have any column of its tables renamed', () => {
    for (const table of tablesOf(template))
      for (const { key } of table.columns)
        thereAndBack(key, (each, from, to) => renameColumn(each, table.key, from, to));
  });

  it('may have any row of its tables renamed', () => {
    for (const table of tablesOf(template))
      for (const { key, kind } of table.rows.slice(0, 12)) {
        if (key === '') continue;
        // an item stays in its group, whose patterns it must match
        const to = [...key.split('.').slice(0, -1), 'renamed'].join('.');
        if (kind !== 'heading') thereAndBack(key, (each, from, next) => renameRow(each, table.key, from, next), to);
      }
  });

  it('may have any section, group, indicator and check renamed', () => {
    for (const { key } of template.sections) thereAndBack(key, renameSection);
    for (const { key } of template.groups) thereAndBack(key, renameGroup);
    for (const { key } of template.indicators) thereAndBack(key, renameIndicator);
    for (const { key } of template.checks.slice(0, 1)) thereAndBack(key, renameCheck);
  });
});

describe('a template in which something is renamed', () => {
  it('keeps the words of people as they are', () => {
    const renamed = renameFigure(template2020, 'execution', 'renamed');
    const words = ({ indicators }: TemplateDefinition) => indicators.map(({ label, criterion }) => label + criterion);
    expect(words(renamed)).toEqual(words(template2020));
    expect(tablesOf(renamed).find(({ key }) => key === 'renamed')!.label).toBe(
      tablesOf(template2020).find(({ key }) => key === 'execution')!.label,
    );
  });
});
