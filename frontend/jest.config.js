import { jestProject } from '../jest.preset.js';

export default jestProject('frontend', { testMatch: ['<rootDir>/src/**/*.spec.ts'] });
