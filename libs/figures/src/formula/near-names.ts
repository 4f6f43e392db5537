/**
 * The name that was probably meant: the same but for case, the only one that ends in the text (`spent` for
 * `total.spent`), or the closest by letters left out, added, changed or swapped. Undefined when none is near.
 */
export function nearest(text: string, names: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase();
  const endings: string[] = [];
  let best: string | undefined;
  let least = allowed(wanted.length) + 1;
  for (const name of names) {
    const other = name.toLowerCase();
    if (other === wanted) return name;
    if (other.endsWith(`.${wanted}`)) endings.push(name);
    const distance = editDistance(wanted, other, least);
    if (distance < least) [best, least] = [name, distance];
  }
  return best ?? (endings.length === 1 ? endings[0] : undefined);
}

/** Slips that a name of this length may have: none in a letter or two, at most three. */
const allowed = (length: number): number => Math.min(3, Math.floor((length + 1) / 3));

/** Damerau–Levenshtein distance (optimal string alignment); `limit` when it is not below that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let [older, old]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(old[column]! + 1, now[column - 1]! + 1, old[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, older[column - 2]! + 1);
      now.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest >= limit) return limit;
    [older, old] = [old, now];
  }
  return Math.min(limit, old[b.length]!);
}
