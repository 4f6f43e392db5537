import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { prefersEnglish } from '../common/problem.filter.js';

/** Which half of a sentence the caller reads. */
export type Language = 'zh' | 'en';

export const CallerLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  return prefersEnglish(context.switchToHttp().getRequest<FastifyRequest>()) ? 'en' : 'zh';
});
