export type * from './printed/printed-report.js';
