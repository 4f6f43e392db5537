import { forbidden, invalidInput, ProblemError } from '../../common/problem.js';

const megabytes = (bytes: number): string => `${bytes / (1024 * 1024)} MB`;

/** The rest of the body is not read: the connection ends with the answer. */
export const fileTooLarge = (limit: number): ProblemError =>
  new ProblemError(
    413,
    'file_too_large',
    {
      zh: `文件超过 ${megabytes(limit)} 的上限，没有上传。请压缩或拆分后再上传。`,
      en: `The file is larger than ${megabytes(limit)}; it was not stored. Please compress or split it.`,
    },
    { field: 'file', facts: { limit }, headers: { connection: 'close' } },
  );

const refusedFile = (code: string, zh: string, en: string) =>
  invalidInput([{ code, field: 'file', message: { zh, en } }]);

export const noFile = () =>
  refusedFile(
    'file_missing',
    '没有收到文件。请选择一个文件后再上传。',
    'No file was sent. Please choose one and try again.',
  );
export const emptyFile = (name: string) =>
  refusedFile(
    'file_empty',
    `“${name}”是空文件，没有上传。请检查后重新选择。`,
    `"${name}" is empty; it was not stored.`,
  );
export const wrongKind = (name: string) =>
  refusedFile(
    'file_type',
    `“${name}”的内容不是可以上传的类型，没有上传。可以上传 PDF、PNG、JPEG、Word、Excel 和纯文本文件；压缩包请解压后逐个上传。`,
    `"${name}" is of no type that can be attached: PDF, PNG, JPEG, Word, Excel or plain text. Please unpack archives first.`,
  );
export const unknownPlace = (field: string) =>
  invalidInput([
    {
      code: 'unknown_field',
      field,
      message: {
        zh: `本章节没有“${field.slice(0, 80)}”这一栏目，没有上传。请刷新页面后重试。`,
        en: `This section has no field "${field.slice(0, 80)}".`,
      },
    },
  ]);
export const tooMany = (most: number) =>
  new ProblemError(409, 'too_many_files', {
    zh: `这里已有 ${most} 个附件，不能再加。请移除不需要的，或合并为一个文件。`,
    en: `There are ${most} files here already. Please remove some, or join them into one.`,
  });
export const placeLocked = (label: string) =>
  forbidden(
    `“${label}”目前不由您填写，附件也不能增减。如需修改，请撤回或由审核人、领导退回。`,
    `You may not write "${label}" now, nor change its files.`,
  );
export const alreadyRemoved = () =>
  new ProblemError(409, 'already_removed', {
    zh: '这个附件已经移除。请刷新页面查看最新内容。',
    en: 'This file has been removed already. Please reload.',
  });
export const fileGone = () =>
  new ProblemError(500, 'file_damaged', {
    zh: '文件与保存时不一致，为安全起见没有给出。请联系管理员从备份恢复。',
    en: 'The stored file is not what was stored and is not handed out. Please ask the administrator to restore it from a backup.',
  });
