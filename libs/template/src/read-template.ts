import { compileTemplate } from './compile-template.js';
import type { TemplateError } from './compiled-template.js';
import type { TemplateDefinition } from './definition.js';
import { placeOfKey } from './key-place.js';
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
  if (compiled.ok) return { ok: true, definition: shape.value };
  return { ok: false, errors: compiled.errors.map((error) => withPath(shape.value, error)) };
}

/** A program that edits the JSON finds the place without knowing what keys are unique. */
function withPath(definition: TemplateDefinition, error: TemplateError): TemplateError {
  const path = placeOfKey(definition, error.where);
  return path === undefined ? error : { ...error, path };
}
