import type { Compiled } from '../formula/outcome.js';
import { figureOfPrior } from '../key.js';
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
  readonly dependents: (number[] | undefined)[] = [];
  /** The entered figures with nothing given; last year's stay empty until they are. */
  readonly blank: readonly Value[];
  private readonly slots: ReadonlyMap<string, number>;
  private readonly affected = new Map<number, readonly number[]>();

  constructor(
    /** Figures of this year, by slot. */
    readonly keys: readonly string[],
    readonly inputCount: number,
  ) {
    this.slots = new Map(keys.map((key, slot) => [key, slot]));
    const blank = new Array<Value>(2 * keys.length);
    for (let slot = 0; slot < inputCount; slot += 1) blank[slot] = unknown([keys[slot]!]);
    this.blank = blank;
  }

  has(key: string): boolean {
    return this.find(key) !== undefined;
  }

  /** Throws RangeError for an unknown key. */
  slotOf(key: string): number {
    const slot = this.find(key);
    if (slot === undefined) throw new RangeError(`no figure is called ${key}`);
    return slot;
  }

  /** The slot of an entered figure or of last year's amount; undefined for every other key. */
  inputSlot(key: string): number | undefined {
    const slot = this.find(key);
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

  private find(key: string): number | undefined {
    const slot = this.slots.get(key);
    if (slot !== undefined) return slot;
    const figure = figureOfPrior(key);
    const own = figure === undefined ? undefined : this.slots.get(figure);
    return own === undefined ? undefined : this.keys.length + own;
  }
}
