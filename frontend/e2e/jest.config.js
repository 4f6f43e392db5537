import { jestProject } from '../../jest.preset.js';

/** The built product in headless Chromium; server, database, queue and mail are real. */
export default jestProject('browser', {
  globalSetup: '<rootDir>/../../backend/test/support/global-setup.js',
  globalTeardown: '<rootDir>/../../backend/test/support/global-teardown.js',
  maxWorkers: 2,
  testSequencer: '<rootDir>/../../tools/testing/longest-first.mjs',
  testTimeout: 120_000,
});
