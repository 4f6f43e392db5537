import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exampleInputs } from './demo/index.js';
import { compileTemplate, evaluateReport, readTemplate } from './index.js';
import { mutated, mutations } from './mutations.fixture.js';
import { shippedTemplates } from './templates/shipped.js';

/** How many changed templates are read; a run that fails prints the seed that repeats it. */
const runs = 1_000;

describe('the shipped templates, changed at random', () => {
  it(`give located errors or a valid template, ${runs} times`, () => {
    let valid = 0;
    fc.assert(
      fc.property(fc.constantFrom(...shippedTemplates), mutations, (template, changes) => {
        const result = readTemplate(mutated(template, changes));
        if (!result.ok) {
          expect(result.errors.length).toBeGreaterThan(0);
          for (const { where, message } of result.errors) {
            expect(where).not.toBe('');
            expect(message).toMatch(/\p{Script=Han}.*[。？]$/su);
          }
          return;
        }
        valid += 1;
        const compiled = compileTemplate(result.definition);
        if (!compiled.ok) throw new Error('a template that was read does not compile');
        evaluateReport(compiled.template, { figures: {}, answers: {} });
        evaluateReport(compiled.template, exampleInputs[template.key]!);
      }),
      { numRuns: runs },
    );
    // texts may be changed freely, so some changes must be harmless; most are not
    expect(valid).toBeGreaterThan(0);
    expect(valid).toBeLessThan(runs);
  }, 120_000);
});
