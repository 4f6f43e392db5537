import type { BinaryOperator, FormulaError, FormulaErrorCode, FormulaNode, FunctionName } from './ast.js';
import { tokensOf, type Token } from './tokens.js';

export type ParsedFormula = { ok: true; ast: FormulaNode } | { ok: false; error: FormulaError };

export const formulaLimits = { length: 2000, depth: 50 } as const;

const bindingPower: Record<BinaryOperator, number> = {
  '=': 1,
  '!=': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
};
const comparisonPower = 1;

/** How many arguments a function takes, and whether a pattern may be one of them. */
const functions: Record<FunctionName, { least: number; most: number; patterns: boolean }> = {
  sum: { least: 1, most: Infinity, patterns: true },
  count: { least: 1, most: Infinity, patterns: true },
  min: { least: 1, most: Infinity, patterns: true },
  max: { least: 1, most: Infinity, patterns: true },
  abs: { least: 1, most: 1, patterns: false },
  round: { least: 2, most: 2, patterns: false },
  if: { least: 3, most: 3, patterns: false },
  coalesce: { least: 2, most: Infinity, patterns: false },
};

/**
 * Reads a formula: `+ - * /`, comparison (`= != < <= > >=`, true is 1), parentheses, functions, dotted keys and
 * `*` patterns. Numbers are plain decimals. Gives the first error with its place; never throws.
 */
export function parseFormula(text: string): ParsedFormula {
  if (text.length > formulaLimits.length)
    return refusal('too_long', formulaLimits.length, `公式超过 ${formulaLimits.length} 个字符，请拆成几个计算值。`);
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens)) return { ok: false, error: tokens };
  if (tokens[0]?.kind === 'end') return refusal('empty', 0, '公式为空，请填写公式。');
  try {
    return { ok: true, ast: new FormulaParser(tokens).parse() };
  } catch (error) {
    if (error instanceof ParseStop) return { ok: false, error: error.reason };
    throw error;
  }
}

function refusal(code: FormulaErrorCode, position: number, message: string): ParsedFormula {
  return { ok: false, error: { code, position, message } };
}

class ParseStop extends Error {
  constructor(readonly reason: FormulaError) {
    super(reason.message);
  }
}

function stop(code: FormulaErrorCode, position: number, message: string): never {
  throw new ParseStop({ code, position, message });
}

/** A Pratt parser: each operator binds its left side as long as its power is above the caller's. */
class FormulaParser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): FormulaNode {
    const ast = this.expression(0);
    if (this.peek().kind !== 'end') this.unexpected(this.peek());
    return ast;
  }

  private expression(least: number): FormulaNode {
    this.enter();
    let left = this.operand();
    for (let operator = this.operator(); operator && bindingPower[operator] > least; operator = this.operator()) {
      const power = bindingPower[operator];
      const { position } = this.take();
      left = { kind: 'binary', operator, left, right: this.expression(power) };
      const following = this.operator();
      if (power === comparisonPower && following && bindingPower[following] === comparisonPower)
        stop('chained_comparison', position, '一个公式里不能连写比较（如 a < b < c），请用 if(…) 分开。');
    }
    this.depth -= 1;
    return left;
  }

  private operand(): FormulaNode {
    const token = this.take();
    if (token.kind === 'number') return { kind: 'number', text: token.text };
    if (token.kind === 'name') return this.peek().text === '(' ? this.call(token) : this.reference(token);
    if (token.text === '-') return this.negation();
    if (token.text === '(') {
      const inner = this.expression(0);
      this.expect(')');
      return inner;
    }
    return this.unexpected(token);
  }

  private negation(): FormulaNode {
    this.enter();
    const operand = this.operand();
    this.depth -= 1;
    return { kind: 'negate', operand };
  }

  private reference({ text, position }: Token): FormulaNode {
    if (text.includes('*'))
      stop('pattern_not_allowed', position, `“${text}”代表多个指标，只能写在 sum、count、min、max 里。`);
    return { kind: 'reference', key: text, position };
  }

  private call({ text, position }: Token): FormulaNode {
    if (!isFunction(text))
      return stop('unknown_function', position, `没有函数“${text}”，可用：${Object.keys(functions).join('、')}。`);
    const shape = functions[text];
    this.expect('(');
    const args: FormulaNode[] = [];
    do args.push(shape.patterns ? this.patternOrExpression() : this.expression(0));
    while (this.accept(','));
    this.expect(')');
    if (args.length < shape.least || args.length > shape.most)
      stop(
        'wrong_arguments',
        position,
        `函数 ${text} 的参数个数不对：${argumentsWanted(shape)}，现有 ${args.length} 个。`,
      );
    if (text === 'round' && !isPlaces(args[1]))
      stop('wrong_arguments', position, 'round 的第二个参数是保留的小数位数，只能写 0 到 20 的整数。');
    return { kind: 'call', name: text, args };
  }

  private patternOrExpression(): FormulaNode {
    const { kind, text, position } = this.peek();
    if (kind !== 'name' || !text.includes('*')) return this.expression(0);
    this.take();
    return { kind: 'pattern', pattern: text, position };
  }

  private operator(): BinaryOperator | undefined {
    const { kind, text } = this.peek();
    return kind === 'symbol' && text in bindingPower ? (text as BinaryOperator) : undefined;
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > formulaLimits.depth)
      stop('too_deep', this.peek().position, `公式嵌套超过 ${formulaLimits.depth} 层，请拆成几个计算值。`);
  }

  private peek(): Token {
    return this.tokens[this.next]!;
  }

  private take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.next += 1;
    return token;
  }

  private accept(symbol: string): boolean {
    const found = this.peek().kind === 'symbol' && this.peek().text === symbol;
    if (found) this.take();
    return found;
  }

  private expect(symbol: string): void {
    if (!this.accept(symbol)) this.unexpected(this.peek(), `，此处应为“${symbol}”`);
  }

  private unexpected(token: Token, hint = ''): never {
    if (token.kind === 'end') return stop('unexpected_end', token.position, `公式没有写完${hint}。`);
    return stop(
      'unexpected_token',
      token.position,
      `公式第 ${token.position + 1} 个字符“${token.text}”放错了位置${hint}。`,
    );
  }
}

const isFunction = (text: string): text is FunctionName => Object.hasOwn(functions, text);

const isPlaces = (node: FormulaNode | undefined): boolean => node?.kind === 'number' && /^(1?\d|20)$/.test(node.text);

function argumentsWanted({ least, most }: { least: number; most: number }): string {
  return least === most ? `应为 ${least} 个` : `至少 ${least} 个`;
}
