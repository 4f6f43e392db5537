import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { CheckDefinition } from './definition.js';
import { checkSchema, checkSchemas } from './schema.js';

type Kind = CheckDefinition['kind'];
type Flat<T> = T extends readonly (infer Item)[] ? Flat<Item>[] : T extends object ? { [K in keyof T]: Flat<T[K]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type SchemaOf<K extends Kind> = Flat<z.output<(typeof checkSchemas)[K]>>;
type DifferentKinds = {
  [K in Kind]: Same<SchemaOf<K>, Flat<Extract<CheckDefinition, { kind: K }>>> extends true ? never : K;
}[Kind];
/** Fails to compile when the schema of a kind and its type differ in any property, and names the kind. */
const schemasAreTheTypes: [DifferentKinds] extends [never] ? true : DifferentKinds = true;

describe('the schema of a check', () => {
  it('gives exactly the type of each kind', () => {
    expect(schemasAreTheTypes).toBe(true);
  });

  it('tells a fault at its own place and not at the whole check', () => {
    const parsed = checkSchema.safeParse({
      kind: 'missing_reason',
      key: 'reasons',
      severity: 'warning',
      label: '原因',
      section: 'a',
      table: 7,
    });
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([['table']]);
  });

  it('refuses a kind that does not exist', () => {
    expect(checkSchema.safeParse({ kind: 'guess' }).error?.issues.map(({ path }) => path)).toEqual([['kind']]);
  });
});
