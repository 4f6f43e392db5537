import { jestProject } from '../jest.preset.js';

export default jestProject('tools', {
  testMatch: ['<rootDir>/**/*.spec.mjs'],
  transform: {},
  maxWorkers: 2,
  testSequencer: '<rootDir>/testing/longest-first.mjs',
  testTimeout: 600_000,
});
