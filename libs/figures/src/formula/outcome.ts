import { Decimal } from '../decimal.js';
import { known, unknown, type Value } from '../value.js';

/** A compiled formula: reads the values of its figures by slot number. */
export type Compiled = (slots: readonly Value[]) => Value;

const yes = known(new Decimal(1));
const no = known(new Decimal(0));

export const truth = (holds: boolean): Value => (holds ? yes : no);

/** Whether a known value counts as true: anything but 0. */
export const isTrue = (value: Value): boolean => value.kind === 'known' && !value.value.isZero();
export const isFalse = (value: Value): boolean => value.kind === 'known' && value.value.isZero();

/** The first problem; without one, all that is missing, each key once. */
export function firstFailure(values: readonly Value[]): Value {
  const failures = values.filter((value) => value.kind !== 'known');
  if (failures.length === 1) return failures[0]!;
  const missing = new Set<string>();
  for (const value of failures) {
    if (value.kind === 'problem') return value;
    for (const key of value.missing) missing.add(key);
  }
  return unknown([...missing]);
}

export function mapKnown(value: Value, change: (value: Decimal) => Decimal): Value {
  return value.kind === 'known' ? known(change(value.value)) : value;
}

export function inRange(value: Decimal, at: string): Value {
  return value.isFinite() ? known(value) : { kind: 'problem', code: 'out_of_range', at };
}
