import { jestProject } from '../jest.preset.js';

/** Specs beside their sources: rules alone, no server and no database. */
export default jestProject('backend', { testMatch: ['<rootDir>/src/**/*.spec.ts'] });
