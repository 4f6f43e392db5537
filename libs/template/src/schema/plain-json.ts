import { templateLimits } from './limits.js';

/** Why something is no JSON that can be stored, and where. */
export interface JsonFault {
  code: 'not_json' | 'forbidden_name' | 'forbidden_character' | 'too_deep' | 'too_large';
  path: PropertyKey[];
  message: string;
}

/** A NUL or half a surrogate pair: PostgreSQL stores neither in JSON. */
const unstorable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Names that objects treat as their own machinery and that a copy would lose. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The first reason why `json` is not plain, storable JSON of a sensible size; undefined when it is. A structure that
 * contains itself is too deep. Walks without recursion, so that no depth of input can exhaust the stack.
 */
export function jsonFault(json: unknown): JsonFault | undefined {
  const waiting: { value: unknown; path: PropertyKey[] }[] = [{ value: json, path: [] }];
  let nodes = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    if (path.length > templateLimits.jsonDepth)
      return { code: 'too_deep', path, message: `嵌套超过 ${templateLimits.jsonDepth} 层，请减少层次。` };
    const fault = faultOf(value);
    if (fault) return { ...fault, path };
    if (typeof value !== 'object' || value === null) continue;
    // counted before a list is taken apart: the list may be longer than the whole limit
    nodes += Array.isArray(value) ? value.length : Object.keys(value).length;
    if (nodes > templateLimits.jsonNodes)
      return { code: 'too_large', path: [], message: `内容超过 ${templateLimits.jsonNodes} 项，请精简。` };
    for (const [name, inner] of Object.entries(value).reverse()) {
      const innerPath = [...path, Array.isArray(value) ? Number.parseInt(name, 10) : name];
      if (forbiddenNames.has(name) || unstorable.test(name))
        return { code: 'forbidden_name', path: innerPath, message: `不能使用“${shown(name)}”这个名称，请删除或改名。` };
      waiting.push({ value: inner, path: innerPath });
    }
  }
  return undefined;
}

function faultOf(value: unknown): Pick<JsonFault, 'code' | 'message'> | undefined {
  if (typeof value === 'string')
    return unstorable.test(value)
      ? { code: 'forbidden_character', message: '文字含有不可见或残缺的字符，请删除后重试。' }
      : undefined;
  const plain =
    value === null ||
    value === undefined ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value)) ||
    Array.isArray(value) ||
    (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null));
  return plain
    ? undefined
    : { code: 'not_json', message: '不是 JSON 内容，请使用对象、列表、文字、数字、true 或 false。' };
}

/** A name of any length and content, short enough for a sentence. */
const shown = (name: string): string => name.replaceAll('\0', '').slice(0, 80);
