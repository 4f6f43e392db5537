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
  const faults = (definition: TemplateDefinition) => {
    const result = compileTemplate(definition);
    return result.ok ? [] : result.errors.map(({ where, code }) => `${where} ${code}`);
  };

  it.each(['execution', 'budget', 'goals', 'projects_narrative', 'staff.retired', template2020.derived[0]!.key])(
    'still compiles when %s gets another key',
    (key) => expect(faults(renameFigure(template2020, key, 'renamed'))).toEqual([]),
  );

  it.each(['budget', 'total_index', 'spent', 'progress'])('still compiles when the column %s does', (key) => {
    expect(faults(renameColumn(template2020, 'execution', key, 'renamed'))).toEqual([]);
  });

  it.each([
    ['total', 'renamed'],
    // a group keeps its name when its subtotal gets another; an "of which" row may go under a renamed row
    ['government_investment', 'renamed'],
    ['basic.public', 'basic.renamed'],
    ['basic.personnel', 'basic.renamed'],
  ])('still compiles when the row %s does', (key, name) => {
    expect(faults(renameRow(template2020, 'execution', key, name))).toEqual([]);
  });

  it.each(['execution', 'funds', 'score'])('still compiles when the section %s does', (key) => {
    expect(template2020.sections.map((section) => section.key)).toContain(key);
    expect(faults(renameSection(template2020, key, 'renamed'))).toEqual([]);
  });

  it('keeps the words of people as they are', () => {
    const renamed = renameFigure(template2020, 'execution', 'renamed');
    const words = ({ indicators }: TemplateDefinition) => indicators.map(({ label, criterion }) => label + criterion);
    expect(words(renamed)).toEqual(words(template2020));
    expect(tableOf(renamed, 'renamed').label).toBe(tableOf(template2020, 'execution').label);
  });
});
