import { compileTemplate } from './compile-template.js';
import type { TemplateError } from './compiled-template.js';
import type { TemplateDefinition } from './definition.js';
import { templateSchema } from './schema.js';
import { readShape } from './schema/read-shape.js';

export type ReadTemplate = { ok: true; definition: TemplateDefinition } | { ok: false; errors: TemplateError[] };

/**
 * Reads a template that came from outside: first its shape, each fault with its JSON path, then what
 * `compileTemplate` asks. Gives a copy. Never throws, whatever the input is.
 */
export function readTemplate(json: unknown): ReadTemplate {
  const shape = readShape<TemplateDefinition>(templateSchema, json);
  if (!shape.ok) return shape;
  const compiled = compileTemplate(shape.value);
  return compiled.ok ? { ok: true, definition: shape.value } : compiled;
}
