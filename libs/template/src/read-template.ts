import { compileTemplate } from './compile-template.js';
import type { TemplateError } from './compiled-template.js';
import type { TemplateDefinition } from './definition.js';
import { templateSchema } from './schema.js';
import { jsonPath, placeIn } from './schema/json-path.js';
import { shapeMessage } from './schema/messages.js';
import { jsonFault } from './schema/plain-json.js';

export type ReadTemplate = { ok: true; definition: TemplateDefinition } | { ok: false; errors: TemplateError[] };

/** More errors than these help nobody. */
const mostErrors = 200;

/**
 * Reads a template that came from outside: first its shape, each fault with its JSON path, then what
 * `compileTemplate` asks. Gives a copy. Never throws, whatever the input is.
 */
export function readTemplate(json: unknown): ReadTemplate {
  try {
    return read(json);
  } catch {
    return refusal([{ code: 'unreadable', where: '$', path: '$', message: '模板无法读取，请检查文件是否完整。' }]);
  }
}

function read(json: unknown): ReadTemplate {
  const fault = jsonFault(json);
  if (fault) return refusal([shapeError(json, fault.code, fault.path, fault.message)]);
  const parsed = templateSchema.safeParse(json, { error: shapeMessage });
  if (!parsed.success)
    return refusal(
      parsed.error.issues.map((issue) => {
        const position = issue.code === 'custom' ? (issue.params?.['position'] as number | undefined) : undefined;
        const error = shapeError(json, 'shape', issue.path, issue.message);
        return position === undefined ? error : { ...error, position };
      }),
    );
  const compiled = compileTemplate(parsed.data);
  return compiled.ok ? { ok: true, definition: parsed.data } : refusal(compiled.errors);
}

const refusal = (errors: readonly TemplateError[]): ReadTemplate => ({
  ok: false,
  errors: errors.slice(0, mostErrors),
});

function shapeError(json: unknown, code: string, path: readonly PropertyKey[], message: string): TemplateError {
  const place = jsonPath(path);
  const { key } = placeIn(json, path);
  return { code, where: key ?? place, path: place, message: `${place}：${message}` };
}
