import { routes, type Route, type RouteName } from '@countersign/contracts';
import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put, SetMetadata, Sse } from '@nestjs/common';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { invalidInput } from './problem.js';
import { refuseUnstorable } from './refused-text.js';

export const routeNameKey = 'countersign:route';

const verbs = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

/**
 * Serves a route of the contract: method and path come from the route table. Parameters, query and body are read
 * with `@Params()`, `@Query()` and `@Body()` of this file, which parse them with the route's schemas.
 */
export function Contract(name: RouteName): MethodDecorator {
  const route: Route = routes[name];
  const verb = verbs[route.method];
  return applyDecorators(
    SetMetadata(routeNameKey, name),
    route.stream ? Sse(route.path) : verb(route.path),
    HttpCode(statusOf(route)),
  );
}

/** 204 for no content, 201 for a new thing, else 200. */
export function statusOf({ response, method, path, download }: Route): number {
  if (download) return 200;
  if (response.type === 'undefined') return 204;
  return method === 'POST' && !/\/(transitions|verify|session|publish|template|template-preview)$/.test(path)
    ? 201
    : 200;
}

export const contractOf = (context: ExecutionContext): RouteName | undefined =>
  Reflect.getMetadata(routeNameKey, context.getHandler()) as RouteName | undefined;

type Part = 'params' | 'query' | 'body';

const parsed = (part: Part) =>
  createParamDecorator((_: unknown, context: ExecutionContext) => {
    const name = contractOf(context);
    const schema = name && (routes[name] as Route)[part];
    if (!schema) throw new Error(`Route ${String(name)} has no ${part}`);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return parse(schema, request[part]);
  });

export const Params = parsed('params');
export const Query = parsed('query');
export const Body = parsed('body');

/** Reads untrusted input. Throws a 422 problem that names every field; text that PostgreSQL cannot store is refused anywhere. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  refuseUnstorable(input);
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalidInput(
    result.error.issues.map((issue) => ({
      code: issue.code,
      field: issue.path.join('.'),
      message: {
        zh: `“${issue.path.join('.') || '请求'}”填写有误：${chinese(issue)}。`,
        en: `"${issue.path.join('.') || 'request'}": ${issue.message}.`,
      },
    })),
  );
}

function chinese(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return '内容太短或缺失';
    case 'too_big':
      return '超过允许的长度或数量';
    case 'invalid_type':
      return '缺失或类型不对';
    case 'invalid_format':
      return '格式不正确';
    case 'invalid_value':
      return '不在允许的选项内';
    default:
      return '不符合要求';
  }
}
