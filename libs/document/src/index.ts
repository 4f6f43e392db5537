export type * from './printed/printed-report.js';
export * from './compare/compare-printed.js';
export * from './compare/redline.js';
