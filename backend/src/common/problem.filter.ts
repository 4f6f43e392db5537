import { ForbiddenError } from '@casl/ability';
import type { Problem } from '@countersign/contracts';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { databaseAway, isDatabaseAway, serviceBusy } from './database-away.js';
import { forbidden, notFound, ProblemError, type Sentence } from './problem.js';
import { refusalOf } from './refusals.js';

export const problemType = 'application/problem+json; charset=utf-8';

/** Turns every failure into problem details in the caller's language. A surprise is logged and told without its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    answerProblem(
      error,
      host.switchToHttp().getRequest<FastifyRequest>(),
      host.switchToHttp().getResponse<FastifyReply>(),
    );
  }
}

const logger = new Logger('Problem');

/** Answers with the problem that a failure is; also for what fails before any route is found, such as a malformed address. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  if (problem.status === 503) logger.warn({ err: error, requestId: request.id }, problem.message);
  else if (problem.status >= 500) logger.error({ err: error, requestId: request.id }, problem.message);
  if (reply.raw.headersSent) return;
  void reply
    .status(problem.status)
    .headers({ ...problem.options.headers, 'content-type': problemType })
    .send(describeProblem(problem, request));
}

/** The body of a problem response. */
export function describeProblem({ status, code, detail, options }: ProblemError, request: FastifyRequest): Problem {
  const say = (sentence: Sentence) => (prefersEnglish(request) ? sentence.en : sentence.zh);
  const field = options.field ?? (status === 413 ? fieldSent(request) : undefined);
  return {
    type: `urn:countersign:problem:${code}`,
    title: say(titleOf(status)),
    status,
    code,
    detail: say(detail),
    requestId: request.id,
    ...(field !== undefined && { field }),
    ...(options.errors && {
      errors: options.errors.map(({ message, ...rest }) => ({ ...rest, message: say(message) })),
    }),
    ...(options.facts && { facts: options.facts }),
  };
}

/** What was sent when its content was not read: the field that the address names, else the body as a whole. */
function fieldSent({ params }: FastifyRequest): string {
  const { key } = (params ?? {}) as { key?: string };
  return key ?? 'body';
}

/** zh-CN unless the caller's first language is English. */
export function prefersEnglish(request: FastifyRequest): boolean {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '');
}

/** A failure as a problem: the product's own as it is, the framework's by its status, anything else by its cause. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof ForbiddenError) return forbidden();
  const status = statusOf(error);
  if (status === 403) return forbidden();
  if (status === 404) return notFound();
  if (status >= 400 && status < 500) {
    const { code, detail } = refusalOf(status);
    return new ProblemError(status, code, detail);
  }
  if (isDatabaseAway(error)) return databaseAway();
  if (status === 503) return serviceBusy();
  return new ProblemError(500, 'unexpected', {
    zh: '系统出现意外错误，您的内容没有丢失。请稍后重试；如仍不行，请把页面上的请求编号告诉管理员。',
    en: 'Something unexpected happened; nothing of yours is lost. Try again later, or tell the administrator the request id.',
  });
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
  if (status === 409 || status === 412) return { zh: '内容已有变化', en: 'Conflict' };
  if (status === 429) return { zh: '过于频繁', en: 'Too often' };
  if (status === 503) return { zh: '暂时不可用', en: 'Not available at the moment' };
  if (status >= 500) return { zh: '系统错误', en: 'System error' };
  if (status === 422) return { zh: '填写有误', en: 'Invalid input' };
  return { zh: '请求有误', en: 'Bad request' };
}
