export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type LogicOperator = 'and' | 'or';
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | LogicOperator;
export type FunctionName =
  'sum' | 'count' | 'min' | 'max' | 'abs' | 'round' | 'roundUp' | 'roundDown' | 'if' | 'coalesce';

/**
 * A parsed formula. `position` counts characters from 0, for located errors: it points at a number, a name or the
 * sign of an operator.
 */
export type FormulaNode =
  /** As written: `12.5`, or `5%`. */
  | { kind: 'number'; text: string; position: number }
  | { kind: 'reference'; key: string; position: number }
  /** Last year's amount of a figure; the position is the key's. */
  | { kind: 'prior'; key: string; position: number }
  | { kind: 'pattern'; pattern: string; position: number }
  | { kind: 'negate'; operand: FormulaNode; position: number }
  | { kind: 'not'; operand: FormulaNode; position: number }
  | { kind: 'binary'; operator: BinaryOperator; left: FormulaNode; right: FormulaNode; position: number }
  | { kind: 'call'; name: FunctionName; args: FormulaNode[]; position: number }
  /** `to(operand, unit)`: an amount of money in another unit of money. */
  | ConversionNode;

export interface ConversionNode {
  kind: 'conversion';
  operand: FormulaNode;
  unit: string;
  position: number;
}

export type FormulaErrorCode =
  | 'empty'
  | 'too_long'
  | 'too_deep'
  | 'too_many_parts'
  | 'unexpected_character'
  | 'unexpected_token'
  | 'unexpected_end'
  | 'unknown_function'
  | 'unknown_unit'
  | 'wrong_arguments'
  | 'pattern_not_allowed'
  | 'chained_comparison';

/** Why a text is not a formula, with the place (characters from 0) and a sentence for the person who wrote it. */
export interface FormulaError {
  code: FormulaErrorCode;
  position: number;
  message: string;
}

/** Where the text of a node begins. */
export function startOf(node: FormulaNode): number {
  return node.kind === 'binary' ? startOf(node.left) : node.position;
}

/** The parts of a node, in the order of the text. */
export function partsOf(node: FormulaNode): readonly FormulaNode[] {
  switch (node.kind) {
    case 'negate':
    case 'not':
    case 'conversion':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.args;
    default:
      return [];
  }
}
