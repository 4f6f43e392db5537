import type { z } from 'zod';
import type { TemplateError } from '../compiled-template.js';
import { jsonPath, keyAt } from './json-path.js';
import { shapeMessage } from './messages.js';
import { jsonFault } from './plain-json.js';

export type ReadShape<T> = { ok: true; value: T } | { ok: false; errors: TemplateError[] };

/** More errors than these help nobody. */
const mostErrors = 200;

/** Reads JSON from outside by `schema`. Gives a copy, or each fault with its JSON path. Never throws, whatever the input is. */
export function readShape<T>(schema: z.ZodType<T>, json: unknown): ReadShape<T> {
  try {
    return read(schema, json);
  } catch {
    const message = '内容无法读取，请检查文件是否完整。';
    return { ok: false, errors: [{ code: 'unreadable', where: '$', path: '$', message }] };
  }
}

function read<T>(schema: z.ZodType<T>, json: unknown): ReadShape<T> {
  const fault = jsonFault(json);
  if (fault) return { ok: false, errors: [located(json, fault.code, fault.path, fault.message)] };
  const parsed = schema.safeParse(json, { error: shapeMessage });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, errors: parsed.error.issues.slice(0, mostErrors).map((issue) => shapeError(json, issue)) };
}

function shapeError(json: unknown, issue: z.core.$ZodIssue): TemplateError {
  const error = located(json, 'shape', issue.path, issue.message);
  // a formula that cannot be read also tells where in its text
  const position: unknown = issue.code === 'custom' ? issue.params?.['position'] : undefined;
  return typeof position === 'number' ? { ...error, position } : error;
}

function located(json: unknown, code: string, path: readonly PropertyKey[], message: string): TemplateError {
  const place = jsonPath(path);
  return { code, where: keyAt(json, path) ?? place, path: place, message: `${place}：${message.replace(/。$/, '')}。` };
}
