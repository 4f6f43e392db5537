import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const swcrc = JSON.parse(readFileSync(`${root}.swcrc`, 'utf8'));

// Jest asks for the attribute of an imported JSON file, which SWC would drop.
const jsc = { ...swcrc.jsc, baseUrl: root, paths: undefined, experimental: { keepImportAttributes: true } };

/** One Jest configuration for every part: ESM, compiled by SWC, libs resolved to their sources. */
export function jestProject(name, overrides = {}) {
  return {
    displayName: name,
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    transform: {
      '^.+\\.ts$': ['@swc/jest', { jsc, module: { type: 'es6' } }],
    },
    moduleNameMapper: {
      '^@countersign/template/demo$': `${root}libs/template/src/demo/index.ts`,
      '^@countersign/template/restricted$': `${root}libs/template/src/restricted.fixture.ts`,
      '^@countersign/template/shipped$': `${root}libs/template/src/templates/shipped.ts`,
      '^@countersign/(.+)$': `${root}libs/$1/src/index.ts`,
      '^(\\.{1,2}/.+)\\.js$': '$1',
    },
    testMatch: ['<rootDir>/**/*.spec.ts'],
    ...overrides,
  };
}
