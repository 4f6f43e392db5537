/** A place in JSON as people write it: `sections[3].fields[0].unit`; the whole is `$`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  const text = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part).slice(0, 80)}`))
    .join('')
    .replace(/^\./, '');
  return text || '$';
}

/** The value at the end of `path`, and the key of the nearest thing around it that has one. */
export function placeIn(json: unknown, path: readonly PropertyKey[]): { value: unknown; key: string | undefined } {
  let value = json;
  let key = keyOf(value);
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return { value: undefined, key };
    value = (value as Record<PropertyKey, unknown>)[part];
    key = keyOf(value) ?? key;
  }
  return { value, key };
}

function keyOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('key' in value)) return undefined;
  return typeof value.key === 'string' && value.key ? value.key.slice(0, 200) : undefined;
}
