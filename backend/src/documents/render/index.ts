export { renderDocx } from './docx/render-docx.js';
export { renderPdf } from './pdf/render-pdf.js';
export { renderXlsx } from './xlsx/render-xlsx.js';
export type { Picture, PictureSource } from './picture-source.js';
