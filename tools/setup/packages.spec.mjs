import { describe, expect, it } from '@jest/globals';
import { missingPackages } from './packages.mjs';

const wanted = {
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', optional: true } },
};
const installed = (packages) => ({ packages });

describe('what node_modules lacks', () => {
  it.each([
    ['everything that is not optional, on a clean clone', {}, ['node_modules/a']],
    ['nothing, when each package is there in its version', installed({ 'node_modules/a': { version: '1.0.0' } }), []],
    ['a package in another version', installed({ 'node_modules/a': { version: '0.9.0' } }), ['node_modules/a']],
    [
      'an optional package in another version',
      installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '0.9.0' } }),
      ['node_modules/b'],
    ],
  ])('%s', (_rule, there, missing) => {
    expect(missingPackages(wanted, there)).toEqual(missing);
  });
});
