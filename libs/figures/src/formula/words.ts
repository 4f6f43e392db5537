import type { BinaryOperator, FunctionName } from './ast.js';

/** How strongly an operator binds; `not` stands between `and` and the comparisons. */
export const bindingPower: Record<BinaryOperator, number> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};
export const notPower = 3;
export const comparisonPower = bindingPower['='];

/** How many arguments a function takes, and whether a pattern may be one of them. */
export interface FunctionShape {
  least: number;
  most: number;
  patterns: boolean;
  /** The last argument is a number of decimals. */
  places?: true;
}

const overList: FunctionShape = { least: 1, most: Infinity, patterns: true };
const rounding: FunctionShape = { least: 2, most: 2, patterns: false, places: true };

export const functions: Readonly<Record<FunctionName, FunctionShape>> = {
  sum: overList,
  count: overList,
  min: overList,
  max: overList,
  abs: { least: 1, most: 1, patterns: false },
  round: rounding,
  roundUp: rounding,
  roundDown: rounding,
  if: { least: 3, most: 3, patterns: false },
  coalesce: { least: 2, most: Infinity, patterns: false },
};

/** Every word that may stand before `(`. */
export const functionWords: readonly string[] = [...Object.keys(functions), 'prior', 'to'];

/** Words of the language itself; no figure may be called so. */
export const keywords: readonly string[] = ['and', 'or', 'not'];

export const isFunction = (text: string): text is FunctionName => Object.hasOwn(functions, text);

export const isOperator = (text: string): text is BinaryOperator => Object.hasOwn(bindingPower, text);
