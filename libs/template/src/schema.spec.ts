import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { readTemplate, template2020, templateSchema, type TemplateDefinition } from './index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Fails to compile when the schema and the type of a template differ in any property. */
const schemaIsTheType: Same<z.output<typeof templateSchema>, TemplateDefinition> = true;

describe('the schema of a template', () => {
  it('gives exactly the type of a template', () => {
    expect(schemaIsTheType).toBe(true);
  });

  it('accepts the 2020 template as it is', () => {
    expect(readTemplate(template2020)).toEqual({ ok: true, definition: template2020 });
  });
});
