import type { Decimal } from '../decimal.js';
import { ExactSum } from '../exact-sum.js';
import type { Problem, Value } from '../value.js';
import type { BinaryOperator, ComparisonOperator, LogicOperator } from './ast.js';
import { firstFailure, inRange, isFalse, isTrue, truth, type Compiled } from './outcome.js';

const comparisons: Record<ComparisonOperator, (left: Decimal, right: Decimal) => boolean> = {
  '=': (left, right) => left.eq(right),
  '!=': (left, right) => !left.eq(right),
  '<': (left, right) => left.lt(right),
  '<=': (left, right) => left.lte(right),
  '>': (left, right) => left.gt(right),
  '>=': (left, right) => left.gte(right),
};

/** Every operator but `+` and `-`. `sides` says what a division by zero divides. */
export function compileOperation(
  operator: Exclude<BinaryOperator, '+' | '-'>,
  left: Compiled,
  right: Compiled,
  at: string,
  sides: () => Problem['division'],
): Compiled {
  switch (operator) {
    case 'and':
    case 'or':
      return compileLogic(operator, left, right);
    case '*':
      return bothKnown(left, right, (a, b) => inRange(a.times(b), at));
    case '/': {
      let problem: Problem | undefined;
      return bothKnown(left, right, (a, b) =>
        b.isZero()
          ? (problem ??= { kind: 'problem', code: 'division_by_zero', at, division: sides() })
          : inRange(a.div(b), at),
      );
    }
    default: {
      const compare = comparisons[operator];
      return bothKnown(left, right, (a, b) => truth(compare(a, b)));
    }
  }
}

function bothKnown(left: Compiled, right: Compiled, operate: (a: Decimal, b: Decimal) => Value): Compiled {
  return (slots) => {
    const a = left(slots);
    const b = right(slots);
    if (a.kind !== 'known' || b.kind !== 'known') return firstFailure([a, b]);
    return operate(a.value, b.value);
  };
}

/**
 * Three-valued: a false side decides `and`, a true side decides `or`, whatever the other side is and wherever it
 * stands; otherwise what fails or is missing on either side is the result.
 */
function compileLogic(operator: LogicOperator, left: Compiled, right: Compiled): Compiled {
  const decides = operator === 'and' ? isFalse : isTrue;
  return (slots) => {
    const a = left(slots);
    const b = right(slots);
    if (decides(a) || decides(b)) return truth(operator === 'or');
    if (a.kind !== 'known' || b.kind !== 'known') return firstFailure([a, b]);
    return truth(operator === 'and');
  };
}

/** One part of an addition. */
export interface Term {
  sign: 1 | -1;
  value: Compiled;
}

/** Adds up exactly and rounds once, so that the order of the terms does not matter. */
export function compileAddition(terms: readonly Term[], at: string): Compiled {
  const [first, second, ...others] = terms;
  if (first?.sign === 1 && second && !others.length)
    return bothKnown(first.value, second.value, (a, b) => inRange(second.sign === 1 ? a.plus(b) : a.minus(b), at));
  return (slots) => {
    const sum = new ExactSum();
    for (const term of terms) {
      const value = term.value(slots);
      if (value.kind !== 'known') return firstFailure(terms.map((each) => each.value(slots)));
      sum.add(value.value, term.sign);
    }
    return inRange(sum.result(), at);
  };
}
