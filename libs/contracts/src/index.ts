export * from './common.js';
export * from './evaluation.js';
export * from './organisation.js';
export * from './reports.js';
export * from './routes.js';
export * from './sections.js';
export * from './session.js';
export * from './work.js';
