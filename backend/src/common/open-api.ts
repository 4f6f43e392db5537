import { problem, routes, type Route } from '@countersign/contracts';
import { z } from 'zod';
import { statusOf } from './contract.decorator.js';

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

/** The OpenAPI 3.1 document of the route table. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(name, route);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Countersign 会签', version: '1' },
    components: {
      schemas: { Problem: jsonSchema(problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'countersign_session' } },
    },
    paths,
  };
}

function operation(name: string, route: Route): Record<string, unknown> {
  return {
    operationId: name,
    summary: route.summary,
    security: route.open ? [] : [{ session: [] }],
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } },
    }),
    ...(route.upload && { requestBody: { required: true, content: { 'multipart/form-data': { schema: oneFile } } } }),
    responses: {
      [statusOf(route)]: success(route),
      default: {
        description: 'Problem details',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(where: 'path' | 'query', schema: z.ZodObject | undefined) {
  return Object.entries(schema?.shape ?? {}).map(([name, each]) => ({
    name,
    in: where,
    required: where === 'path' || !(each as z.ZodType).safeParse(undefined).success,
    schema: jsonSchema(each as z.ZodType, 'input'),
  }));
}

const bytes = { type: 'string', format: 'binary' };
const oneFile = { type: 'object', required: ['file'], properties: { file: bytes } };

function success({ response, stream, summary, download }: Route): Record<string, unknown> {
  if (download) return { description: summary, content: { 'application/octet-stream': { schema: bytes } } };
  if (response.type === 'undefined') return { description: summary };
  const type = stream ? 'text/event-stream' : 'application/json';
  return { description: summary, content: { [type]: { schema: jsonSchema(response, 'output') } } };
}
