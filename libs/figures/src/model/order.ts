export type Ordered = { ok: true; order: string[] } | { ok: false; cycle: string[] };

/**
 * Puts keys so that each stands after all that it needs. With a cycle it gives the path round it, first key
 * repeated at the end (`a → b → a`).
 */
export function orderByNeed(needs: ReadonlyMap<string, readonly string[]>): Ordered {
  const state = new Map<string, 'open' | 'done'>();
  const order: string[] = [];
  for (const start of needs.keys()) {
    if (state.has(start)) continue;
    state.set(start, 'open');
    const path: { key: string; next: number }[] = [{ key: start, next: 0 }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const need = needs.get(top.key)?.[top.next];
      top.next += 1;
      if (need === undefined) {
        state.set(top.key, 'done');
        order.push(top.key);
        path.pop();
        continue;
      }
      const known = state.get(need);
      if (known === 'open') {
        const open = path.map(({ key }) => key);
        return { ok: false, cycle: [...open.slice(open.indexOf(need)), need] };
      }
      if (!known && needs.has(need)) {
        state.set(need, 'open');
        path.push({ key: need, next: 0 });
      }
    }
  }
  return { ok: true, order };
}
