import type { TemplateErrorView } from '@countersign/contracts';
import type { Actor } from '../access/actor.js';
import { forbidden, invalidInput, ProblemError } from '../common/problem.js';
import { instantWords } from '../reports/state-words.js';
import type { TemplateVersion } from './template-version.entity.js';
import { savedOf } from './template-view.js';

/** Templates are the administrator's business. Throws 403 for anybody else, whether there is such a template or not. */
export function mustManageTemplates({ ability }: Actor): void {
  if (!ability.can('manage', 'Template'))
    throw forbidden(
      '只有系统管理员可以维护模板；如需调整模板，请联系系统管理员。',
      'Only an administrator may do this.',
    );
}

export const alreadyPublished = ({ year, version }: TemplateVersion): ProblemError =>
  new ProblemError(
    409,
    'template_published',
    {
      zh: `本模板（${year} 年第 ${version} 版）已经发布，发布后不再改变；如需修改，请以它为底稿新建草稿。`,
      en: 'This version is published and never changes; make a draft from it instead.',
    },
    { field: 'id' },
  );

/** Somebody else saved the draft meanwhile. `412` answers a caller who said so with `If-Match`. */
export function draftChanged(draft: TemplateVersion, status: 409 | 412 = 409): ProblemError {
  const saved = savedOf(draft);
  const who = saved ? ` ${saved.name} 于 ${instantWords(new Date(saved.at))}` : '他人';
  return new ProblemError(
    status,
    'revision_conflict',
    {
      zh: `草稿已被${who}更新，您的修改还没有保存，也没有丢失；请对照最新的草稿后再保存。`,
      en: 'Somebody else saved this draft meanwhile. Yours is not stored yet and not lost; compare and save again.',
    },
    { field: 'revision', facts: { revision: draft.revision, saved } },
  );
}

/** A template that cannot be stored, or not be published, with every located error. */
export function templateRefused(zh: string, en: string, errors: readonly TemplateErrorView[]): ProblemError {
  const [first] = errors;
  return new ProblemError(
    422,
    'template_invalid',
    { zh: `${zh}${first ? `：${first.message}` : ''}`, en },
    {
      ...(first && { field: first.path ?? first.where }),
      errors: errors.map(({ code, where, path, message }) => ({
        code,
        field: path ?? where,
        message: { zh: message, en: message },
      })),
      facts: { errors },
    },
  );
}

export const unknownTemplate = (field: string): ProblemError =>
  invalidInput([
    {
      code: 'unknown_template',
      field,
      message: {
        zh: '所选模板不存在或尚未发布，请重新选择。',
        en: 'There is no such published template version.',
      },
    },
  ]);

export const keyMissing = (): ProblemError =>
  invalidInput([
    {
      code: 'template_key_missing',
      field: 'key',
      message: {
        zh: '请填写模板代码（小写字母开头，可含数字和连字符），各年度的同一模板使用同一代码。',
        en: 'Please give the key of the template.',
      },
    },
  ]);

/** A draft stays what it was made for: its key and year name it. */
export const otherTemplate = (field: 'key' | 'year', draft: TemplateVersion): ProblemError =>
  invalidInput([
    {
      code: 'other_template',
      field: `definition.${field}`,
      message: {
        zh:
          field === 'key'
            ? `草稿的模板代码是“${draft.key}”，不能改为其他代码；需要时请新建草稿。`
            : `草稿的年度是 ${draft.year} 年，不能改为其他年度；需要时请新建草稿。`,
        en: 'Key and year of a draft are fixed; make another draft instead.',
      },
    },
  ]);
