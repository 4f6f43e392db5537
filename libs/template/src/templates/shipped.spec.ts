import { describe, expect, it } from '@jest/globals';
import { exampleInputs } from '../demo/index.js';
import { compileTemplate, readReportData, readTemplate, requiredMissing } from '../index.js';
import { shippedTemplates } from './shipped.js';

describe.each(shippedTemplates.map((template) => [template.key, template] as const))('%s', (key, definition) => {
  const compiled = compileTemplate(definition);
  if (!compiled.ok) throw new Error(compiled.errors.map(({ message }) => message).join('\n'));
  const { template } = compiled;

  it('is read from its own JSON', () => {
    expect(readTemplate(JSON.parse(JSON.stringify(definition)))).toEqual({ ok: true, definition });
  });

  it('has example data that could be typed', () => {
    expect(readReportData(template, exampleInputs[key])).toMatchObject({ ok: true });
  });

  it('says of every indicator what is asked', () => {
    expect(definition.indicators.filter(({ criterion }) => !criterion.trim())).toEqual([]);
  });
});

describe('the shipped templates', () => {
  it('differ in key and year, so that all can be installed together', () => {
    const names = shippedTemplates.map(({ key, year }) => `${key} ${year}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(shippedTemplates.slice(1).map((template) => [template.key, template] as const))(
    'the example of %s is complete: no section owes anything',
    (key, definition) => {
      const compiled = compileTemplate(definition);
      if (!compiled.ok) throw new Error('does not compile');
      const owed = [...compiled.template.sections.keys()].flatMap((section) =>
        requiredMissing(compiled.template, section, exampleInputs[key]!),
      );
      expect(owed).toEqual([]);
    },
  );
});
