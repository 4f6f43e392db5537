export type * from './printed/printed-report.js';
export * from './compare/compare-printed.js';
export * from './compare/redline.js';
export { reportWorkbook } from './workbook/report-workbook.js';
export type { WorkbookSource } from './workbook/report-workbook.js';
export { readMark } from './workbook/sheet-mark.js';
export type { SheetMark } from './workbook/sheet-mark.js';
export type * from './workbook/workbook.js';
