import type { Sentence } from '../../common/problem.js';

export type SheetRefusalCode =
  | 'too_large'
  | 'damaged'
  | 'encrypted'
  | 'old_format'
  | 'unsafe'
  | 'too_many_cells'
  | 'unknown_format'
  | 'empty'
  | 'bad_text';

/** Why a file cannot be read as a spreadsheet, with the way out. */
export const sheetRefusals: Readonly<Record<SheetRefusalCode, Sentence>> = {
  too_large: {
    zh: '文件太大或解压后太大。请只保留要导入的表，另存为新文件后再试（不超过 10 MB）。',
    en: 'The file is too large, packed or unpacked. Keep only the table and save it as a new file of at most 10 MB.',
  },
  damaged: {
    zh: '文件已损坏，或者不是 XLSX、CSV 表格。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。',
    en: 'The file is damaged, or no XLSX or CSV. Open it in a spreadsheet and save it as .xlsx.',
  },
  encrypted: { zh: '文件有打开密码。请取消密码后再导入。', en: 'The file has a password; remove it first.' },
  old_format: {
    zh: '这是旧版 .xls 文件或带密码的文件。请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx 后再导入。',
    en: 'An old .xls, or a file with a password. Save it as .xlsx without one.',
  },
  unsafe: {
    zh: '文件含有文档类型声明等不应出现的内容，为安全起见不读取。请另存为新的 .xlsx 后再试。',
    en: 'The file holds declarations that no spreadsheet needs and is not read. Save it as a new .xlsx.',
  },
  too_many_cells: {
    zh: '表格太大：最多 5,000 行、200 列、10 万个有内容的格。请只保留要导入的表。',
    en: 'At most 5,000 rows, 200 columns and 100,000 cells with content.',
  },
  unknown_format: {
    zh: '只能导入 .xlsx 或 .csv 文件。其他格式请另存为 .xlsx。',
    en: 'Only .xlsx and .csv can be imported.',
  },
  empty: { zh: '文件里没有可以读取的表。', en: 'The file holds no table.' },
  bad_text: {
    zh: '文字编码无法识别。请另存为“CSV UTF-8”或 .xlsx 后再试。',
    en: 'The text encoding is unknown. Save it as CSV UTF-8 or .xlsx.',
  },
};

export class SheetRefusal extends Error {
  constructor(readonly code: SheetRefusalCode) {
    super(sheetRefusals[code].en);
  }
}
