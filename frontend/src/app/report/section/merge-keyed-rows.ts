import type { AddedRow } from '@countersign/template';
import { mergeValue, same, type Merged } from './merge.js';

/**
 * Merges rows that carry keys, such as those added to a table: rows that either added stay, rows that one removed
 * and the other left as they were go. Null when the values are not such rows.
 */
export function mergeKeyedRows(base: unknown, mine: unknown, theirs: unknown): Merged | null {
  const [before, ours, others] = [keyedRows(base), keyedRows(mine), keyedRows(theirs)];
  if (!before || !ours || !others) return null;
  const rows = new Map<string, unknown>();
  for (const key of orderOf(before, ours, others)) {
    const merged = mergeRow(before.get(key), ours.get(key), others.get(key));
    if (!merged.settled) return merged;
    if (merged.value !== undefined) rows.set(key, merged.value);
  }
  return { settled: true, value: rows.size ? [...rows.values()] : undefined };
}

function mergeRow(base: AddedRow | undefined, mine: AddedRow | undefined, theirs: AddedRow | undefined): Merged {
  if (mine && theirs) return mergeValue(base, mine, theirs);
  const kept = mine ?? theirs;
  // one removed what the other renamed: a person decides
  return base && kept && !same(base, kept) ? { settled: false } : { settled: true, value: base ? undefined : kept };
}

/** The order of whoever moved rows, mine when both did, else of whoever saved first; what only one has stands at the end. */
function orderOf(...[base, mine, theirs]: Rows[]): string[] {
  const common = (rows: Rows) => [...rows.keys()].filter((key) => [base, mine, theirs].every((each) => each!.has(key)));
  const first = same(common(base!), common(mine!)) ? theirs! : mine!;
  return [...new Set([...first.keys(), ...mine!.keys(), ...theirs!.keys()])];
}

type Rows = ReadonlyMap<string, AddedRow>;

/** An absent answer has no rows. */
function keyedRows(value: unknown): Rows | null {
  if (value === undefined || value === null) return new Map();
  if (!Array.isArray(value)) return null;
  const rows = value as unknown[];
  return rows.every(isKeyed) ? new Map(rows.map((row) => [row.key, row])) : null;
}

const isKeyed = (row: unknown): row is AddedRow =>
  typeof row === 'object' && row !== null && ['key', 'label', 'under'].every((name) => name in row);
