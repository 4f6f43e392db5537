export { renderDocx } from './docx/render-docx.js';
export { renderPdf } from './pdf/render-pdf.js';
export type { Picture, PictureSource } from './picture-source.js';
