import { ApiProblem } from './api-problem.js';

/** A failure as a sentence: every reason when there are several, and the request id where nothing else explains it. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return '页面出现意外错误，请刷新后重试。';
  const reasons = error.errors.map(({ message }) => message).filter((message) => message !== error.message);
  const request = error.status >= 500 && error.requestId ? `（请求编号 ${error.requestId}）` : '';
  return [error.message + request, ...reasons].join('\n');
}

/** What is wrong with each field of a form, by the field's name. */
export function problemsByField(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(error.errors.flatMap(({ field, message }) => (field ? [[field, message]] : [])));
}
