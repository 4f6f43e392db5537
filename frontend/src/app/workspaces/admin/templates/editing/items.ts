/** Editing lists without changing them: every function gives a new list, so that an older state stays for 撤销. */
export interface Keyed {
  readonly key: string;
}

export function replaced<T extends Keyed>(items: readonly T[], key: string, change: (item: T) => T): T[] {
  return items.map((item) => (item.key === key ? change(item) : item));
}

export function without<T extends Keyed>(items: readonly T[], key: string): T[] {
  return items.filter((item) => item.key !== key);
}

/** One place up (-1) or down (1); at the end of the list it stays. */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const target = index + by;
  const [item, other] = [items[index], items[target]];
  if (item === undefined || other === undefined) return [...items];
  const next = [...items];
  next[index] = other;
  next[target] = item;
  return next;
}

export function movedKey<T extends Keyed>(items: readonly T[], key: string, by: -1 | 1): T[] {
  return moved(
    items,
    items.findIndex((item) => item.key === key),
    by,
  );
}

/** Moves an item one place among those that `alike` holds for; the others keep their places. */
export function movedAmong<T extends Keyed>(
  items: readonly T[],
  key: string,
  by: -1 | 1,
  alike: (item: T) => boolean,
): T[] {
  const order = movedKey(items.filter(alike), key, by);
  let next = 0;
  return items.map((item) => (alike(item) ? order[next++]! : item));
}

export function insertedAfter<T extends Keyed>(items: readonly T[], after: string | undefined, item: T): T[] {
  const index = items.findIndex(({ key }) => key === after);
  return index < 0 ? [...items, item] : [...items.slice(0, index + 1), item, ...items.slice(index + 1)];
}
