import type { AnswerShape } from './catalogue.js';
import type { CompiledTemplate, TemplateError } from './compiled-template.js';

/** Collects what does not exist; `owner` names the indicator or check for people. */
export function collector({ answers, sections }: CompiledTemplate, where: string, owner: string) {
  const errors: TemplateError[] = [];
  const require = (exists: boolean, what: string, name: string): void => {
    if (!exists) errors.push({ code: 'unknown_name', where, message: `${owner}所指的${what}“${name}”不存在。` });
  };
  const answer = (kind: AnswerShape['kind'], what: string, key: string): void =>
    require(answers.get(key)?.shape.kind === kind, what, key);
  const section = (key: string): void => require(sections.has(key), '章节', key);
  return { errors, require, answer, section };
}
