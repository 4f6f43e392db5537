/** A row that may owe a reason; rows are given in the order of the table. */
export interface ReasonCandidate {
  key: string;
  kind: 'item' | 'of_which';
  below: boolean;
  reason: string;
}

/**
 * Rows that show a box for their reason: those that have one, and where none of an item and its "of which" rows has
 * one though the item is below the threshold, the item and those of its parts that are below too. A reason on any of
 * them settles the item.
 */
export function rowsWithReason(rows: readonly ReasonCandidate[]): Set<string> {
  const shown = new Set(rows.filter(({ reason }) => reason !== '').map(({ key }) => key));
  for (const item of rows.filter(({ kind, below }) => kind === 'item' && below)) {
    const parts = rows.filter(({ key, kind }) => kind === 'of_which' && key.startsWith(`${item.key}.`));
    const family = [item, ...parts];
    if (family.every(({ key }) => !shown.has(key))) for (const { key, below } of family) if (below) shown.add(key);
  }
  return shown;
}
