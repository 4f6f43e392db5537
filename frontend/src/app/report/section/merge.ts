import { mergeKeyedRows } from './merge-keyed-rows.js';
import { mergeParagraphs } from './merge-paragraphs.js';

/**
 * Three-way merge of what a person typed with what somebody else saved meanwhile. `base` is what the person had
 * before them. Values are plain JSON; undefined is absent.
 */
export type Merged =
  | { settled: true; value: unknown }
  /** Of a text, `mine` and `theirs` have everything that does merge, and differ in what both changed. */
  | { settled: false; mine?: string; theirs?: string };

export function mergeValue(base: unknown, mine: unknown, theirs: unknown): Merged {
  if (same(mine, theirs) || same(base, theirs)) return { settled: true, value: mine };
  if (same(base, mine)) return { settled: true, value: theirs };
  const keyed = mergeKeyedRows(base, mine, theirs);
  if (keyed) return keyed;
  if (Array.isArray(mine) && Array.isArray(theirs)) return mergeRows(asRows(base), mine, theirs);
  if (isRecord(mine) && isRecord(theirs)) return mergeRecords(isRecord(base) ? base : {}, mine, theirs);
  if (typeof base === 'string' && typeof mine === 'string' && typeof theirs === 'string')
    return mergeParagraphs(base, mine, theirs);
  return { settled: false };
}

/** Rows are told apart by their place; when somebody added, removed or moved some, a person decides. */
function mergeRows(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): Merged {
  if (mine.length !== base.length || theirs.length !== base.length) return { settled: false };
  return all(base.map((each, index) => mergeValue(each, mine[index], theirs[index])));
}

function mergeRecords(
  base: Readonly<Record<string, unknown>>,
  mine: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
): Merged {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const parts = all(keys.map((key) => mergeValue(base[key], mine[key], theirs[key])));
  if (!parts.settled) return parts;
  const entries = keys.map((key, index) => [key, (parts.value as unknown[])[index]] as const);
  return { settled: true, value: Object.fromEntries(entries.filter(([, value]) => value !== undefined)) };
}

function all(parts: readonly Merged[]): Merged {
  const values: unknown[] = [];
  for (const part of parts) {
    if (!part.settled) return { settled: false };
    values.push(part.value);
  }
  return { settled: true, value: values };
}

const asRows = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two JSON values say the same, whatever the order of their names. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, at) => same(each, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}
