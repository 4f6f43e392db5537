import { moneyUnits } from '../unit/money.js';
import type { BinaryOperator, FormulaError, FormulaErrorCode, FormulaNode } from './ast.js';
import { nearest } from './near-names.js';
import { tokensOf, type Token } from './tokens.js';
import {
  bindingPower,
  comparisonPower,
  functions,
  functionWords,
  isFunction,
  isOperator,
  notPower,
  type FunctionShape,
} from './words.js';

export type ParsedFormula = { ok: true; ast: FormulaNode } | { ok: false; error: FormulaError };

/** `parts` counts numbers, names, operators and calls; `members` the figures that all patterns of a formula name. */
export const formulaLimits = { length: 2000, depth: 50, parts: 500, members: 10_000 } as const;

/**
 * Reads a formula: `+ - * /`, comparison (`= != < <= > >=`, true is 1), `and or not`, parentheses, functions, dotted
 * keys and `*` patterns. Numbers are plain decimals or percentages (`5%`). Gives the first error with its place;
 * never throws.
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
  private parts = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): FormulaNode {
    const ast = this.expression(0);
    if (this.peek().kind !== 'end') this.unexpected(this.peek());
    return ast;
  }

  private expression(least: number): FormulaNode {
    this.enter();
    let left = this.isNext('not') ? this.negatedTruth(least) : this.operand();
    for (let operator = this.operator(); operator && bindingPower[operator] > least; operator = this.operator()) {
      const power = bindingPower[operator];
      const { position } = this.take();
      left = this.counted({ kind: 'binary', operator, left, right: this.expression(power), position });
      const following = this.operator();
      if (power === comparisonPower && following && bindingPower[following] === comparisonPower)
        stop('chained_comparison', position, '不能连写比较（如 a < b < c），请写成 a < b and b < c。');
    }
    this.depth -= 1;
    return left;
  }

  private operand(): FormulaNode {
    const token = this.take();
    const { kind, text, position } = token;
    if (kind === 'number') return this.counted({ kind, text, position });
    if (kind === 'name') return this.isNext('(') ? this.call(token) : this.counted(this.reference(token));
    if (text === '-') return this.negation(position);
    if (text === '(') {
      const inner = this.expression(0);
      this.expect(')');
      return inner;
    }
    return this.unexpected(token, kind === 'unit' ? '，单位只能写在 to(…, 单位) 里' : '');
  }

  private negation(position: number): FormulaNode {
    this.enter();
    const operand = this.operand();
    this.depth -= 1;
    return this.counted({ kind: 'negate', operand, position });
  }

  private negatedTruth(least: number): FormulaNode {
    const token = this.take();
    if (least > notPower) this.unexpected(token, '，请给 not 及其后的条件加上括号');
    return this.counted({ kind: 'not', operand: this.expression(notPower), position: token.position });
  }

  private reference({ text, position }: Token): FormulaNode {
    if (text.includes('*'))
      stop('pattern_not_allowed', position, `“${text}”代表多个指标，只能写在 sum、count、min、max 里。`);
    return { kind: 'reference', key: text, position };
  }

  private call(token: Token): FormulaNode {
    const { text, position } = token;
    if (text === 'prior') return this.counted(this.prior());
    if (text === 'to') return this.counted(this.conversion(position));
    if (!isFunction(text)) return this.unknownFunction(token);
    const shape = functions[text];
    this.expect('(');
    const args: FormulaNode[] = [];
    do args.push(shape.patterns ? this.patternOrExpression() : this.expression(0));
    while (this.accept(','));
    this.expect(')');
    this.checkArguments(token, shape, args);
    return this.counted({ kind: 'call', name: text, args, position });
  }

  private unknownFunction({ text, position }: Token): never {
    const near = nearest(text, functionWords);
    const hint = near === undefined ? `可用：${functionWords.join('、')}` : `是否为“${near}”？`;
    return stop('unknown_function', position, `没有函数“${text}”，${hint}${near === undefined ? '。' : ''}`);
  }

  private checkArguments({ text, position }: Token, shape: FunctionShape, args: readonly FormulaNode[]): void {
    if (args.length < shape.least || args.length > shape.most)
      stop(
        'wrong_arguments',
        position,
        `函数 ${text} 的参数个数不对：${argumentsWanted(shape)}，现有 ${args.length} 个。`,
      );
    if (shape.places && !isPlaces(args.at(-1)))
      stop('wrong_arguments', position, `${text} 的第二个参数是保留的小数位数，只能写 0 到 20 的整数。`);
  }

  private prior(): FormulaNode {
    this.expect('(');
    const { kind, text, position } = this.take();
    if (kind !== 'name' || text.includes('*') || !this.isNext(')'))
      stop('wrong_arguments', position, 'prior 取上年数，括号里只能写一个指标代码，例如 prior(budget.total)。');
    this.expect(')');
    return { kind: 'prior', key: text, position };
  }

  private conversion(position: number): FormulaNode {
    this.expect('(');
    const operand = this.expression(0);
    this.expect(',');
    const unit = this.take();
    if (!moneyUnits.has(unit.text)) {
      const near = [...moneyUnits.keys()].find((name) => unit.text !== '' && name.startsWith(unit.text));
      const hint = near === undefined ? `可用：${[...moneyUnits.keys()].join('、')}。` : `是否为“${near}”？`;
      stop('unknown_unit', unit.position, `to 的第二个参数应为金额单位，没有单位“${unit.text}”，${hint}`);
    }
    this.expect(')');
    return { kind: 'conversion', operand, unit: unit.text, position };
  }

  private patternOrExpression(): FormulaNode {
    const { kind, text, position } = this.peek();
    if (kind !== 'name' || !text.includes('*')) return this.expression(0);
    this.take();
    return this.counted({ kind: 'pattern', pattern: text, position });
  }

  private operator(): BinaryOperator | undefined {
    const { kind, text } = this.peek();
    return kind === 'symbol' && isOperator(text) ? text : undefined;
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > formulaLimits.depth)
      stop('too_deep', this.peek().position, `公式嵌套超过 ${formulaLimits.depth} 层，请拆成几个计算值。`);
  }

  private counted(node: FormulaNode): FormulaNode {
    this.parts += 1;
    if (this.parts > formulaLimits.parts)
      stop(
        'too_many_parts',
        node.position,
        `公式超过 ${formulaLimits.parts} 项，请用通配（如 rows.*）或拆成几个计算值。`,
      );
    return node;
  }

  private peek(): Token {
    return this.tokens[this.next]!;
  }

  private isNext(symbol: string): boolean {
    return this.peek().kind === 'symbol' && this.peek().text === symbol;
  }

  private take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.next += 1;
    return token;
  }

  private accept(symbol: string): boolean {
    const found = this.isNext(symbol);
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

const isPlaces = (node: FormulaNode | undefined): boolean => node?.kind === 'number' && /^(1?\d|20)$/.test(node.text);

function argumentsWanted({ least, most }: FunctionShape): string {
  return least === most ? `应为 ${least} 个` : `至少 ${least} 个`;
}
