import fc from 'fast-check';

type Json = Record<string | number, unknown>;
type Mutation = { at: number[]; change: Change };
type Change =
  | { kind: 'delete' }
  | { kind: 'replace'; value: unknown }
  | { kind: 'insert'; name: string; value: unknown }
  | { kind: 'swap'; from: number[] }
  | { kind: 'garble'; text: string; position: number };

const words = [
  'sum(',
  ')',
  '*',
  '.',
  ',',
  ' / ',
  '-',
  '1',
  '0.',
  '(',
  'if(',
  'budget.total',
  'a..b',
  '*.*',
  '<',
  '=',
  '公式',
  '\0',
  'e9',
];
const names = [
  'key',
  'kind',
  'formula',
  'sum',
  'rows',
  'parent',
  'heading',
  'section',
  'group',
  'rule',
  '__proto__',
  'constructor',
  '',
];
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', '0', '-1', '1e3', 'staff', 'budget.total', 'execution', true, null, [], {}),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const at = fc.array(fc.nat(), { minLength: 1, maxLength: 8 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ kind: 'delete' }),
  fc.record({ kind: fc.constant('replace' as const), value }),
  fc.record({ kind: fc.constant('insert' as const), name: fc.constantFrom(...names), value }),
  fc.record({ kind: fc.constant('swap' as const), from: at }),
  fc.record({
    kind: fc.constant('garble' as const),
    text: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
    position: fc.nat(),
  }),
);

/** One to three changes anywhere in a template: parts deleted, replaced, inserted, copied elsewhere, texts and formulas garbled. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(fc.record({ at, change }), { minLength: 1, maxLength: 3 });

/** A copy of `json` with the changes made. */
export function mutated(json: unknown, changes: readonly Mutation[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(json));
  for (const { at: steps, change: each } of changes) apply(copy, steps, each);
  return copy;
}

/** The object or list at the end of `steps`, each of which picks a part by number, and the name picked last. */
function pick(json: unknown, steps: readonly number[]): { parent: Json; name: string | number } | undefined {
  let found: { parent: Json; name: string | number } | undefined;
  let inner = json;
  for (const step of steps) {
    if (typeof inner !== 'object' || inner === null) break;
    const keys = Object.keys(inner);
    if (!keys.length) break;
    const name = keys[step % keys.length]!;
    found = { parent: inner as Json, name };
    inner = found.parent[name];
  }
  return found;
}

function apply(json: unknown, steps: readonly number[], change: Change): void {
  const place = pick(json, steps);
  if (!place) return;
  const { parent, name } = place;
  switch (change.kind) {
    case 'delete':
      if (Array.isArray(parent)) parent.splice(Number.parseInt(String(name), 10), 1);
      else delete parent[name];
      break;
    case 'replace':
      parent[name] = change.value;
      break;
    case 'insert':
      if (Array.isArray(parent)) parent.push(change.value);
      else
        Object.defineProperty(parent, change.name, {
          value: change.value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      break;
    case 'swap': {
      const other = pick(json, change.from);
      if (other) parent[name] = JSON.parse(JSON.stringify(other.parent[other.name])) as unknown;
      break;
    }
    case 'garble':
      if (typeof parent[name] === 'string') {
        const cut = change.position % (parent[name].length + 1);
        parent[name] = parent[name].slice(0, cut) + change.text + parent[name].slice(cut);
      }
  }
}
