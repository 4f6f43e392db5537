import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../setup/place.mjs';
import LongestFirst, { long } from './longest-first.mjs';

const order = (...names) =>
  new LongestFirst()
    .sort(names.map((name) => ({ path: join(root, name) })))
    .map(({ path }) => path.slice(root.length + 1));

describe('the order of spec files', () => {
  it('has the long ones first, the longest before all, and the rest by name', () => {
    const [longest, second] = long;
    expect(order('b.spec.ts', second, 'a.spec.ts', longest)).toEqual([longest, second, 'a.spec.ts', 'b.spec.ts']);
  });

  it.each(long)('knows %s, which is there', (name) => {
    expect(existsSync(join(root, name))).toBe(true);
  });
});
