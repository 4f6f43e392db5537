import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { routes } from '@countersign/contracts';
import { routes as generated } from './routes.gen.js';

it('the generated client has every route of the contract, with its method and path', () => {
  const expected = Object.fromEntries(
    Object.entries(routes).map(([name, { method, path }]) => [name, { method, path }]),
  );
  expect(generated).toEqual(expected);
});

it('carries no schema into the browser', () => {
  expect(readFileSync(new URL('./routes.gen.ts', import.meta.url), 'utf8')).not.toContain('zod');
});
