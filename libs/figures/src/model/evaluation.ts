import { Decimal } from '../decimal.js';
import { known, sameValue, unknown, type Value } from '../value.js';
import type { Layout } from './layout.js';

/**
 * Entered figures by key, decimal strings; last year's amounts are called `key@prior`. An absent key is unknown. Keys
 * that are no inputs are passed over.
 */
export type FigureInputs = Readonly<Record<string, string>> | ReadonlyMap<string, string>;

/**
 * All values of one report at one moment. Changing one input recomputes only what depends on it, and stops
 * where a value stays the same. The authoritative job and the preview in the browser both use it.
 */
export class Evaluation {
  /** @internal Read by compiled formulas. */
  readonly slots: Value[];
  private readonly layout: Layout;
  private readonly stale: Uint8Array;

  /** Throws RangeError when an input is not a plain decimal number. */
  constructor(layout: Layout, inputs: FigureInputs) {
    this.layout = layout;
    this.stale = new Uint8Array(layout.keys.length);
    this.slots = layout.blank.slice();
    for (const [key, given] of inputs instanceof Map ? inputs : Object.entries(inputs as Record<string, string>)) {
      const slot = layout.inputSlot(key);
      if (slot !== undefined) this.slots[slot] = this.inputValue(slot, key, given);
    }
    for (let slot = layout.inputCount; slot < layout.keys.length; slot += 1)
      this.slots[slot] = layout.formulas[slot]!(this.slots);
  }

  /** Throws RangeError for a key that the model does not have. */
  get(key: string): Value {
    return this.slots[this.layout.slotOf(key)] ?? unknown([key]);
  }

  /**
   * Sets an input, or clears it with null. Gives the keys whose values changed, the input first. Throws
   * RangeError when `key` is computed or not in the model, or when `value` is not a plain decimal number.
   */
  set(key: string, value: string | Decimal | null): readonly string[] {
    const slot = this.layout.slotOf(key);
    if (!this.layout.isInput(slot)) throw new RangeError(`${key} is computed and cannot be set`);
    const next = this.inputValue(slot, key, value);
    if (sameValue(this.slots[slot] ?? unknown([key]), next)) return [];
    this.slots[slot] = next;
    const changed = [key];
    this.spread(slot);
    for (const dependent of this.layout.affectedBy(slot)) {
      if (!this.stale[dependent]) continue;
      this.stale[dependent] = 0;
      const computed = this.layout.formulas[dependent]!(this.slots);
      if (sameValue(this.slots[dependent]!, computed)) continue;
      this.slots[dependent] = computed;
      changed.push(this.layout.keys[dependent]!);
      this.spread(dependent);
    }
    return changed;
  }

  /** Every figure of this year with its value: the inputs, then the computed ones in the order of computing. */
  *entries(): Generator<[key: string, value: Value]> {
    for (const [slot, key] of this.layout.keys.entries()) yield [key, this.slots[slot]!];
  }

  private spread(slot: number): void {
    for (const dependent of this.layout.dependents[slot] ?? []) this.stale[dependent] = 1;
  }

  private inputValue(slot: number, key: string, given: string | Decimal | null | undefined): Value {
    if (given === undefined || given === null) return this.layout.blank[slot] ?? unknown([key]);
    if (typeof given === 'string' && !plainDecimal.test(given))
      throw new RangeError(`${key} is not a plain decimal number: ${given.slice(0, 40)}`);
    const value = new Decimal(given);
    return value.isFinite() ? known(value) : { kind: 'problem', code: 'out_of_range', at: key };
  }
}

const plainDecimal = /^-?\d+(\.\d+)?$/;
