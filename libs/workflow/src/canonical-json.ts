/**
 * JSON that is the same for the same content, whoever writes it: keys sorted by code unit, no spaces, text in
 * Unicode NFC. Exact decimals must be given as strings; a fractional or unsafe number throws TypeError, because
 * two writers could print it differently. A member that is `undefined` is left out, as in JSON.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number') return integer(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return record(value);
  throw new TypeError(`Not JSON: ${typeof value}`);
}

function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`Exact decimals are given as strings, not as ${value}`);
  return Object.is(value, -0) ? '0' : String(value);
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function record(value: Record<string, unknown>): string {
  const members = new Map<string, string>();
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const key = name.normalize('NFC');
    if (members.has(key)) throw new TypeError(`Two keys are the same text: ${key}`);
    members.set(key, canonicalJson(member));
  }
  const keys = [...members.keys()].sort((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${members.get(key)}`).join(',')}}`;
}
