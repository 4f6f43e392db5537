import { describe, expect, it } from '@jest/globals';
import { compileTemplate, template2020, type TemplateDefinition } from './index.js';
import { usesPrior } from './uses-prior.js';

const changed = (change: (definition: TemplateDefinition) => void): boolean => {
  const definition = JSON.parse(JSON.stringify(template2020)) as TemplateDefinition;
  definition.checks = definition.checks.filter(({ kind }) => kind !== 'jump' && kind !== 'carry_over');
  change(definition);
  const result = compileTemplate(definition);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join());
  return usesPrior(result.template);
};

describe('a template looks at last year’s figures', () => {
  it.each<[boolean, string, (definition: TemplateDefinition) => void]>([
    [false, 'in nothing of its own', () => {}],
    [
      true,
      'in a formula',
      (t) =>
        t.derived.push({
          key: 'staff.retired_before',
          label: '上年离退休',
          formula: 'prior(staff.retired)',
          section: 'staff',
          unit: '人',
          decimals: 0,
        }),
    ],
    [
      true,
      'in a check of jumps',
      (t) =>
        t.checks.push({
          kind: 'jump',
          key: 'jump_of_staff',
          label: '离退休人数的变动',
          section: 'staff',
          severity: 'warning',
          figures: ['staff.retired'],
          ratio: '0.3',
        }),
    ],
  ])('%s: %s', (expected, _, change) => {
    expect(changed(change)).toBe(expected);
  });
});
