import { jestProject } from '../jest.preset.js';

/** Specs against a started server and a real PostgreSQL: one server a run, a fresh database a file. */
export default jestProject('integration', {
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  testTimeout: 30_000,
});
