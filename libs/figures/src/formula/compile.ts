import { Decimal } from '../decimal.js';
import { priorKeyOf } from '../key.js';
import { unknown } from '../value.js';
import type { ConversionNode, FormulaNode } from './ast.js';
import { compileCall } from './compile-call.js';
import { compileAddition, compileOperation, type Term } from './compile-operation.js';
import { formulaText } from './formula-text.js';
import { inRange, mapKnown, truth, type Compiled } from './outcome.js';

export interface CompileScope {
  slotOf(key: string): number;
  members(pattern: string): readonly string[];
  /** What a `to(…)` multiplies with. */
  factorOf(node: ConversionNode): Decimal;
  /** The key that a problem names. */
  at: string;
}

/** Turns a parsed formula into a closure. Every name in it must resolve in `scope`. */
export function compileFormula(node: FormulaNode, scope: CompileScope): Compiled {
  switch (node.kind) {
    case 'number': {
      const value = inRange(amountOf(node.text), scope.at);
      return () => value;
    }
    case 'reference':
      return slotReader(node.key, scope);
    case 'prior':
      return priorReader(priorKeyOf(node.key), scope);
    case 'negate': {
      const operand = compileFormula(node.operand, scope);
      return (slots) => mapKnown(operand(slots), (value) => value.neg());
    }
    case 'not': {
      const operand = compileFormula(node.operand, scope);
      return (slots) => {
        const value = operand(slots);
        return value.kind === 'known' ? truth(value.value.isZero()) : value;
      };
    }
    case 'conversion': {
      const operand = compileFormula(node.operand, scope);
      const factor = scope.factorOf(node);
      return (slots) => mapKnown(operand(slots), (value) => value.times(factor));
    }
    case 'binary':
      return compileBinary(node, scope);
    case 'call': {
      const args = node.args.flatMap((arg) => compileArgument(arg, scope));
      return compileCall(node.name, args, placesIn(node.args), scope.at);
    }
    case 'pattern':
      throw new TypeError(`the pattern ${node.pattern} stands outside a function`);
  }
}

/** A number as written; a percentage is its ratio. */
function amountOf(text: string): Decimal {
  return text.endsWith('%') ? new Decimal(text.slice(0, -1)).div(100) : new Decimal(text);
}

function slotReader(key: string, { slotOf }: CompileScope): Compiled {
  const slot = slotOf(key);
  return (slots) => slots[slot]!;
}

/** A slot that stays empty until the amount is given. */
function priorReader(key: string, { slotOf }: CompileScope): Compiled {
  const slot = slotOf(key);
  const missing = unknown([key]);
  return (slots) => slots[slot] ?? missing;
}

function compileBinary(node: Extract<FormulaNode, { kind: 'binary' }>, scope: CompileScope): Compiled {
  const { operator, left, right } = node;
  if (operator === '+' || operator === '-') return compileAddition(termsOf(node, 1, scope), scope.at);
  const sides = () => ({ numerator: formulaText(left), denominator: formulaText(right) });
  return compileOperation(operator, compileFormula(left, scope), compileFormula(right, scope), scope.at, sides);
}

/** What a chain of `+` and `-` adds up, in the order of the text. */
function termsOf(node: FormulaNode, sign: 1 | -1, scope: CompileScope): Term[] {
  if (node.kind !== 'binary' || (node.operator !== '+' && node.operator !== '-'))
    return [{ sign, value: compileFormula(node, scope) }];
  const second = node.operator === '+' ? sign : sign === 1 ? -1 : 1;
  return [...termsOf(node.left, sign, scope), ...termsOf(node.right, second, scope)];
}

function compileArgument(arg: FormulaNode, scope: CompileScope): Compiled[] {
  if (arg.kind !== 'pattern') return [compileFormula(arg, scope)];
  return scope.members(arg.pattern).map((key) => slotReader(key, scope));
}

function placesIn(args: readonly FormulaNode[]): number {
  const last = args.at(-1);
  return last?.kind === 'number' && !last.text.endsWith('%') ? new Decimal(last.text).toNumber() : 0;
}
