import { ProblemError } from '../../common/problem.js';
import { sheetRefusals, type SheetRefusal } from './sheet-refusal.js';

export const unreadable = ({ code }: SheetRefusal): ProblemError =>
  new ProblemError(code === 'too_large' ? 413 : 422, `sheet_${code}`, sheetRefusals[code], { field: 'file' });

export const noSuchSheet = (): ProblemError =>
  new ProblemError(422, 'no_such_sheet', {
    zh: '文件里没有这张工作表，请重新选择文件。',
    en: 'The file has no such sheet; choose the file again.',
  });

export const nothingToImport = (): ProblemError =>
  new ProblemError(422, 'nothing_to_import', {
    zh: '没有要写入的内容：各格与表中相同，或者没有对应的行和列。请核对对应关系。',
    en: 'There is nothing to write: every cell is the same, or no row and column corresponds.',
  });

export const noFileSent = (): ProblemError =>
  new ProblemError(
    422,
    'no_file',
    { zh: '请选择要导入的 .xlsx 或 .csv 文件。', en: 'Choose an .xlsx or .csv file.' },
    { field: 'file' },
  );
