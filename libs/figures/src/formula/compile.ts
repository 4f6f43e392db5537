import { Decimal } from '../decimal.js';
import { known, unknown, type Value } from '../value.js';
import type { BinaryOperator, FormulaNode } from './ast.js';

/** A compiled formula: reads the values of its figures by slot number. */
export type Compiled = (slots: readonly Value[]) => Value;

export interface CompileScope {
  slotOf(key: string): number;
  members(pattern: string): readonly string[];
  /** The key that a problem names. */
  at: string;
}

type Operation = (left: Decimal, right: Decimal) => Decimal;

const one = new Decimal(1);
const zero = new Decimal(0);
const truth = (holds: boolean): Decimal => (holds ? one : zero);

const operations: Record<BinaryOperator, Operation> = {
  '+': (left, right) => left.plus(right),
  '-': (left, right) => left.minus(right),
  '*': (left, right) => left.times(right),
  '/': (left, right) => left.div(right),
  '=': (left, right) => truth(left.eq(right)),
  '!=': (left, right) => truth(!left.eq(right)),
  '<': (left, right) => truth(left.lt(right)),
  '<=': (left, right) => truth(left.lte(right)),
  '>': (left, right) => truth(left.gt(right)),
  '>=': (left, right) => truth(left.gte(right)),
};

/** Turns a parsed formula into a closure. Every name in it must resolve in `scope`. */
export function compileFormula(node: FormulaNode, scope: CompileScope): Compiled {
  switch (node.kind) {
    case 'number': {
      const value = inRange(new Decimal(node.text), scope.at);
      return () => value;
    }
    case 'reference': {
      const slot = scope.slotOf(node.key);
      return (slots) => slots[slot]!;
    }
    case 'negate': {
      const operand = compileFormula(node.operand, scope);
      return (slots) => mapKnown(operand(slots), (value) => value.neg());
    }
    case 'binary':
      return compileBinary(
        node.operator,
        compileFormula(node.left, scope),
        compileFormula(node.right, scope),
        scope.at,
      );
    case 'call':
      return compileCall(node, scope);
    case 'pattern':
      throw new TypeError(`the pattern ${node.pattern} stands outside a function`);
  }
}

function compileBinary(operator: BinaryOperator, left: Compiled, right: Compiled, at: string): Compiled {
  const operate = operations[operator];
  const divides = operator === '/';
  return (slots) => {
    const a = left(slots);
    const b = right(slots);
    if (a.kind !== 'known' || b.kind !== 'known') return firstFailure([a, b]);
    if (divides && b.value.isZero()) return { kind: 'problem', code: 'division_by_zero', at };
    return inRange(operate(a.value, b.value), at);
  };
}

function compileCall({ name, args }: Extract<FormulaNode, { kind: 'call' }>, scope: CompileScope): Compiled {
  switch (name) {
    case 'if': {
      const [condition, then, otherwise] = args.map((arg) => compileFormula(arg, scope)) as [
        Compiled,
        Compiled,
        Compiled,
      ];
      return (slots) => {
        const holds = condition(slots);
        if (holds.kind !== 'known') return holds;
        return holds.value.isZero() ? otherwise(slots) : then(slots);
      };
    }
    case 'abs':
    case 'round': {
      const operand = compileFormula(args[0]!, scope);
      const places = args[1]?.kind === 'number' ? new Decimal(args[1].text).toNumber() : 0;
      const change =
        name === 'abs' ? (value: Decimal) => value.abs() : (value: Decimal) => value.toDecimalPlaces(places);
      return (slots) => mapKnown(operand(slots), change);
    }
    case 'coalesce': {
      const choices = args.map((arg) => compileFormula(arg, scope));
      return (slots) => firstKnown(choices, slots);
    }
    default:
      return compileList(name, args, scope);
  }
}

/** `sum`, `count`, `min` and `max` over figures, expressions and the members of patterns. */
function compileList(name: 'sum' | 'count' | 'min' | 'max', args: FormulaNode[], scope: CompileScope): Compiled {
  const items = args.flatMap((arg) =>
    arg.kind === 'pattern'
      ? scope
          .members(arg.pattern)
          .map((key) => compileFormula({ kind: 'reference', key, position: arg.position }, scope))
      : [compileFormula(arg, scope)],
  );
  if (name === 'count') return (slots) => countKnown(items.map((item) => item(slots)));
  const combine: Operation =
    name === 'sum' ? operations['+'] : name === 'min' ? (a, b) => (b.lt(a) ? b : a) : (a, b) => (b.gt(a) ? b : a);
  return (slots) => {
    let result: Decimal | undefined;
    for (const item of items) {
      const value = item(slots);
      if (value.kind !== 'known') return firstFailure(items.map((each) => each(slots)));
      result = result === undefined ? value.value : combine(result, value.value);
    }
    return inRange(result ?? zero, scope.at);
  };
}

function countKnown(values: readonly Value[]): Value {
  const problem = values.find((value) => value.kind === 'problem');
  return problem ?? known(new Decimal(values.filter((value) => value.kind === 'known').length));
}

function firstKnown(choices: readonly Compiled[], slots: readonly Value[]): Value {
  const missing: Value[] = [];
  for (const choice of choices) {
    const value = choice(slots);
    if (value.kind !== 'unknown') return value;
    missing.push(value);
  }
  return firstFailure(missing);
}

/** The first problem; without one, all that is missing, each key once. */
function firstFailure(values: readonly Value[]): Value {
  const missing = new Set<string>();
  for (const value of values) {
    if (value.kind === 'problem') return value;
    if (value.kind === 'unknown') for (const key of value.missing) missing.add(key);
  }
  return unknown([...missing]);
}

function mapKnown(value: Value, change: (value: Decimal) => Decimal): Value {
  return value.kind === 'known' ? known(change(value.value)) : value;
}

function inRange(value: Decimal, at: string): Value {
  return value.isFinite() ? known(value) : { kind: 'problem', code: 'out_of_range', at };
}
