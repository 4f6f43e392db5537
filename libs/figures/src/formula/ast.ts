export type BinaryOperator = '+' | '-' | '*' | '/' | '=' | '!=' | '<' | '<=' | '>' | '>=';
export type FunctionName = 'sum' | 'count' | 'min' | 'max' | 'abs' | 'round' | 'if' | 'coalesce';

/** A parsed formula. `position` counts characters from 0 and points at the name, for located errors. */
export type FormulaNode =
  | { kind: 'number'; text: string }
  | { kind: 'reference'; key: string; position: number }
  | { kind: 'pattern'; pattern: string; position: number }
  | { kind: 'negate'; operand: FormulaNode }
  | { kind: 'binary'; operator: BinaryOperator; left: FormulaNode; right: FormulaNode }
  | { kind: 'call'; name: FunctionName; args: FormulaNode[] };

export type FormulaErrorCode =
  | 'empty'
  | 'too_long'
  | 'too_deep'
  | 'unexpected_character'
  | 'unexpected_token'
  | 'unexpected_end'
  | 'unknown_function'
  | 'wrong_arguments'
  | 'pattern_not_allowed'
  | 'chained_comparison';

/** Why a text is not a formula, with the place (characters from 0) and a sentence for the person who wrote it. */
export interface FormulaError {
  code: FormulaErrorCode;
  position: number;
  message: string;
}
