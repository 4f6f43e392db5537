import type { CompiledTemplate } from './compiled-template.js';
import { matchesKey } from './growing-rows.js';

const name = /[a-z*][a-z0-9_*]*(?:\.[a-z0-9_*]+)*/g;
/** Properties that name no figure, answer or field. */
const passedOver: ReadonlySet<string> = new Set(['key', 'kind', 'label', 'section', 'group', 'unit']);

/** Figures, answers and fields that a part of a template (a check, a rule) names anywhere, patterns resolved. */
export function namesIn(template: CompiledTemplate, part: unknown): string[] {
  const { figures, answers, fields } = template;
  const found = new Set<string>();
  for (const text of textsIn(part))
    for (const [each] of text.matchAll(name))
      if (each.includes('*')) {
        for (const key of figures.keys()) if (matchesKey(each, key)) found.add(key);
      } else if (figures.has(each) || answers.has(each) || fields.has(each)) found.add(each);
  return [...found];
}

function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([property, value]) => (passedOver.has(property) ? [] : textsIn(value)));
}
