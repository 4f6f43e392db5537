/** A place in JSON as people write it: `sections[3].fields[0].unit`, `figures["budget.total"]`; the whole is `$`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.map(stepText).join('').replace(/^\./, '') || '$';
}

function stepText(part: PropertyKey): string {
  if (typeof part === 'number') return `[${part}]`;
  const name = String(part).slice(0, 200);
  return /^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** The `key` of the innermost thing on the way to `path` that has one. */
export function keyAt(json: unknown, path: readonly PropertyKey[]): string | undefined {
  let value = json;
  let key = keyOf(value);
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) break;
    value = (value as Record<PropertyKey, unknown>)[part];
    key = keyOf(value) ?? key;
  }
  return key;
}

function keyOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('key' in value)) return undefined;
  return typeof value.key === 'string' && value.key ? value.key.slice(0, 200) : undefined;
}
