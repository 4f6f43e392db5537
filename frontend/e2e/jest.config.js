import { jestProject } from '../../jest.preset.js';

/** The built product in headless Chromium; server, database, queue and mail are real. */
export default jestProject('browser', {
  globalSetup: '<rootDir>/../../backend/test/support/global-setup.js',
  globalTeardown: '<rootDir>/../../backend/test/support/global-teardown.js',
  maxWorkers: 1,
  testTimeout: 120_000,
});
