import { Decimal } from '../decimal.js';
import { known, type Value } from '../value.js';
import type { FunctionName } from './ast.js';
import { compileAddition } from './compile-operation.js';
import { firstFailure, mapKnown, type Compiled } from './outcome.js';

/** A function over its arguments, patterns resolved. `places` is the last argument of a rounding. */
export function compileCall(name: FunctionName, args: readonly Compiled[], places: number, at: string): Compiled {
  const [first, second, third] = args as [Compiled, Compiled, Compiled];
  switch (name) {
    case 'sum':
      return args.length === 1
        ? first
        : compileAddition(
            args.map((value) => ({ sign: 1, value })),
            at,
          );
    case 'count':
      return (slots) => countKnown(args.map((arg) => arg(slots)));
    case 'min':
      return compileExtreme(args, (a, b) => b.lt(a));
    case 'max':
      return compileExtreme(args, (a, b) => b.gt(a));
    case 'abs':
      return (slots) => mapKnown(first(slots), (value) => value.abs());
    case 'round':
      return (slots) => mapKnown(first(slots), (value) => value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP));
    case 'roundUp':
      return (slots) => mapKnown(first(slots), (value) => value.toDecimalPlaces(places, Decimal.ROUND_UP));
    case 'roundDown':
      return (slots) => mapKnown(first(slots), (value) => value.toDecimalPlaces(places, Decimal.ROUND_DOWN));
    case 'if':
      return (slots) => {
        const holds = first(slots);
        if (holds.kind !== 'known') return holds;
        return holds.value.isZero() ? third(slots) : second(slots);
      };
    case 'coalesce':
      return (slots) => firstGiven(args, slots);
  }
}

function compileExtreme(args: readonly Compiled[], isBetter: (found: Decimal, other: Decimal) => boolean): Compiled {
  return (slots) => {
    let best: Extract<Value, { kind: 'known' }> | undefined;
    for (const arg of args) {
      const value = arg(slots);
      if (value.kind !== 'known') return firstFailure(args.map((each) => each(slots)));
      if (!best || isBetter(best.value, value.value)) best = value;
    }
    return best!;
  };
}

function countKnown(values: readonly Value[]): Value {
  const problem = values.find((value) => value.kind === 'problem');
  return problem ?? known(new Decimal(values.filter((value) => value.kind === 'known').length));
}

/** The first that is not missing. */
function firstGiven(choices: readonly Compiled[], slots: readonly Value[]): Value {
  const missing: Value[] = [];
  for (const choice of choices) {
    const value = choice(slots);
    if (value.kind !== 'unknown') return value;
    missing.push(value);
  }
  return firstFailure(missing);
}
