import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { jsonSchemas, readTemplate, template2020, templateSchema, type TemplateDefinition } from './index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** What may be written in a template: `added` is set by the program alone. */
type Written<T> = T extends readonly (infer Item)[]
  ? Written<Item>[]
  : T extends object
    ? { [K in keyof T as K extends 'added' ? never : K]: Written<T[K]> }
    : T;
type WithSections<T extends { sections: unknown }> = Omit<T, 'sections'> & { sections: Written<T['sections']> };
type Read = WithSections<z.output<typeof templateSchema>>;
type Defined = WithSections<TemplateDefinition>;
/** Properties of a template whose schema and type differ; anything here fails to compile below. */
type Different = {
  [K in keyof Read | keyof Defined]: K extends keyof Read & keyof Defined
    ? Same<Read[K], Defined[K]> extends true
      ? never
      : K
    : K;
}[keyof Read | keyof Defined];
const schemaIsTheType: [Different] extends [never] ? true : Different = true;

describe('the schema of a template', () => {
  it('gives exactly the type of a template', () => {
    expect(schemaIsTheType).toBe(true);
  });

  it('accepts the 2020 template as it is', () => {
    expect(readTemplate(template2020)).toEqual({ ok: true, definition: template2020 });
  });
});

describe('the JSON Schemas for programs outside', () => {
  const { template, data } = jsonSchemas();

  it('are plain JSON and name what a template must have', () => {
    expect(JSON.parse(JSON.stringify(template))).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      required: expect.arrayContaining(['key', 'year', 'sections', 'derived', 'groups', 'indicators', 'checks']),
    });
  });

  it('describe a rule within a rule', () => {
    expect(JSON.stringify(template)).toMatch(/"rule":\{"\$ref":"#\/\$defs\//);
  });

  it('ask a data file for figures and answers, last year being optional', () => {
    expect(data).toMatchObject({ required: ['figures', 'answers'], properties: { prior: { type: 'object' } } });
  });
});
