import { jestProject } from '../jest.preset.js';

export default jestProject('tools', { testMatch: ['<rootDir>/**/*.spec.mjs'], transform: {}, testTimeout: 600_000 });
