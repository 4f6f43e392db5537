import type { Compiled } from '../formula/compile.js';

/**
 * Where each figure lives: inputs first, then computed figures in the order of computing, so that a slot number
 * is also a rank and one sweep upwards recomputes everything in the right order.
 */
export class Layout {
  readonly inputCount: number;
  /** By slot; inputs have none. */
  readonly formulas: (Compiled | undefined)[] = [];
  /** Direct dependents by slot, ascending. */
  readonly dependents: number[][];
  private readonly slots: ReadonlyMap<string, number>;
  private readonly affected = new Map<number, readonly number[]>();

  constructor(
    readonly keys: readonly string[],
    inputCount: number,
  ) {
    this.inputCount = inputCount;
    this.slots = new Map(keys.map((key, slot) => [key, slot]));
    this.dependents = keys.map(() => []);
  }

  has(key: string): boolean {
    return this.slots.has(key);
  }

  /** Throws RangeError for an unknown key. */
  slotOf(key: string): number {
    const slot = this.slots.get(key);
    if (slot === undefined) throw new RangeError(`no figure is called ${key}`);
    return slot;
  }

  /** Every slot that depends on this one, directly or through others, ascending. */
  affectedBy(slot: number): readonly number[] {
    const remembered = this.affected.get(slot);
    if (remembered) return remembered;
    const found = new Set<number>();
    const waiting = [slot];
    for (let from = waiting.pop(); from !== undefined; from = waiting.pop())
      for (const dependent of this.dependents[from]!)
        if (!found.has(dependent)) {
          found.add(dependent);
          waiting.push(dependent);
        }
    const ascending = [...found].sort((a, b) => a - b);
    this.affected.set(slot, ascending);
    return ascending;
  }
}
