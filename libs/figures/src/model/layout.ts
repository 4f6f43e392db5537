import type { Compiled } from '../formula/outcome.js';
import { priorKeyOf } from '../key.js';
import { unknown, type Value } from '../value.js';

/**
 * Where each figure lives: inputs first, then computed figures in the order of computing, so that a slot number
 * is also a rank and one sweep upwards recomputes everything in the right order. Last year's amount of every figure
 * has a slot after all these; nothing computes it.
 */
export class Layout {
  /** By slot; inputs have none. */
  readonly formulas: (Compiled | undefined)[] = [];
  /** Direct dependents by slot, ascending; absent for none. */
  readonly dependents: (number[] | undefined)[];
  /** All slots with nothing given and nothing computed. */
  readonly blank: readonly Value[];
  private readonly slots: ReadonlyMap<string, number>;
  private readonly affected = new Map<number, readonly number[]>();

  constructor(
    /** Figures of this year, by slot. */
    readonly keys: readonly string[],
    readonly inputCount: number,
  ) {
    const named = [...keys, ...keys.map(priorKeyOf)];
    this.slots = new Map(named.map((key, slot) => [key, slot]));
    this.blank = named.map((key) => unknown([key]));
    this.dependents = named.map(() => undefined);
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

  /** The slot of an entered figure or of last year's amount; undefined for every other key. */
  inputSlot(key: string): number | undefined {
    const slot = this.slots.get(key);
    return slot !== undefined && this.isInput(slot) ? slot : undefined;
  }

  isInput(slot: number): boolean {
    return slot < this.inputCount || slot >= this.keys.length;
  }

  addDependent(key: string, dependent: number): void {
    const slot = this.slotOf(key);
    (this.dependents[slot] ??= []).push(dependent);
  }

  /** Every slot that depends on this one, directly or through others, ascending. */
  affectedBy(slot: number): readonly number[] {
    const remembered = this.affected.get(slot);
    if (remembered) return remembered;
    const found = new Set<number>();
    const waiting = [slot];
    for (let from = waiting.pop(); from !== undefined; from = waiting.pop())
      for (const dependent of this.dependents[from] ?? [])
        if (!found.has(dependent)) {
          found.add(dependent);
          waiting.push(dependent);
        }
    const ascending = [...found].sort((a, b) => a - b);
    this.affected.set(slot, ascending);
    return ascending;
  }
}
