import { ForbiddenError } from '@casl/ability';
import type { Problem } from '@countersign/contracts';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { forbidden, notFound, ProblemError, type Sentence } from './problem.js';

/** Turns every failure into problem details in the caller's language. A surprise is logged and told without its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) this.logger.error({ err: error, requestId: request.id }, problem.message);
    if (reply.raw.headersSent) return;
    void reply
      .status(problem.status)
      .headers({ ...problem.options.headers, 'content-type': 'application/problem+json; charset=utf-8' })
      .send(describeProblem(problem, request));
  }
}

/** The body of a problem response. */
export function describeProblem({ status, code, detail, options }: ProblemError, request: FastifyRequest): Problem {
  const say = (sentence: Sentence) => (prefersEnglish(request) ? sentence.en : sentence.zh);
  return {
    type: `urn:countersign:problem:${code}`,
    title: say(titleOf(status)),
    status,
    code,
    detail: say(detail),
    requestId: request.id,
    ...(options.field !== undefined && { field: options.field }),
    ...(options.errors && {
      errors: options.errors.map(({ message, ...rest }) => ({ ...rest, message: say(message) })),
    }),
    ...(options.facts && { facts: options.facts }),
  };
}

/** zh-CN unless the caller's first language is English. */
export function prefersEnglish(request: FastifyRequest): boolean {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '');
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof ForbiddenError) return forbidden();
  const status = statusOf(error);
  switch (status) {
    case 404:
      return notFound();
    case 413:
      return new ProblemError(413, 'too_large', {
        zh: '一次提交的内容过大（上限 1 MB），没有保存。请精简后重试。',
        en: 'The request is too large (1 MB at most); nothing was saved. Please shorten it and try again.',
      });
    case 400:
    case 415:
      return new ProblemError(status, 'bad_request', {
        zh: '请求的格式不正确，没有保存。请刷新页面后重试。',
        en: 'The request is malformed; nothing was saved. Please reload the page and try again.',
      });
    default:
      return new ProblemError(500, 'unexpected', {
        zh: '系统出现意外错误，您的内容没有丢失。请稍后重试；如仍不行，请把页面上的请求编号告诉管理员。',
        en: 'Something unexpected happened; nothing of yours is lost. Try again later, or tell the administrator the request id.',
      });
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
}

function titleOf(status: number): Sentence {
  if (status === 401) return { zh: '需要登录', en: 'Sign-in needed' };
  if (status === 403) return { zh: '没有权限', en: 'Not allowed' };
  if (status === 404) return { zh: '没有找到', en: 'Not found' };
  if (status === 409) return { zh: '内容已有变化', en: 'Conflict' };
  if (status === 429) return { zh: '过于频繁', en: 'Too often' };
  if (status >= 500) return { zh: '系统错误', en: 'System error' };
  return { zh: '填写有误', en: 'Invalid input' };
}
