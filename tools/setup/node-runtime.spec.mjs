import { describe, expect, it } from '@jest/globals';
import { atLeast } from './node-runtime.mjs';

describe('which Node is new enough', () => {
  it.each([
    ['v24.15.0', true],
    ['v24.21.3', true],
    ['v26.0.0', true],
    ['v24.14.9', false],
    ['v20.20.2', false],
    ['not a version', false],
  ])('%s: %s', (version, enough) => {
    expect(atLeast(version, [24, 15])).toBe(enough);
  });
});
