import { availableParallelism } from 'node:os';
import { jestProject } from '../jest.preset.js';

/** Specs against a started server and a real PostgreSQL: one server a run, a fresh database a file. */
export default jestProject('integration', {
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  // most of their time specs wait: one more than there are cores keeps these busy
  maxWorkers: Math.min(availableParallelism() + 1, 6),
  testSequencer: '<rootDir>/../tools/testing/longest-first.mjs',
  testTimeout: 60_000,
});
