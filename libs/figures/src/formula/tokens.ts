import type { FormulaError } from './ast.js';

export type Token = { kind: 'number' | 'name' | 'symbol' | 'end'; text: string; position: number };

const space = /\s+/y;
const number = /\d+(?:\.\d+)?/y;
const name = /[a-z][a-z0-9_]*(?:\.(?:[a-z0-9_]+|\*))*/y;
const symbol = /!=|<=|>=|[-+*/(),=<>]/y;

/** Splits a formula into tokens. `*` inside a dotted name belongs to the name; between spaces it multiplies. */
export function tokensOf(text: string): Token[] | FormulaError {
  const tokens: Token[] = [];
  let position = 0;
  const take = (shape: RegExp): string | undefined => {
    shape.lastIndex = position;
    return shape.exec(text)?.[0];
  };
  while (position < text.length) {
    const blank = take(space);
    if (blank) {
      position += blank.length;
      continue;
    }
    const token = nextToken(take, position);
    if (!token || startsName(text, token)) return unexpectedCharacter(text, token ? endOf(token) : position);
    tokens.push(token);
    position = endOf(token);
  }
  tokens.push({ kind: 'end', text: '', position });
  return tokens;
}

function nextToken(take: (shape: RegExp) => string | undefined, position: number): Token | undefined {
  for (const [kind, shape] of [
    ['number', number],
    ['name', name],
    ['symbol', symbol],
  ] as const) {
    const text = take(shape);
    if (text) return { kind, text, position };
  }
  return undefined;
}

const endOf = (token: Token): number => token.position + token.text.length;

/** `1e3`, `12.3.4` and `a.B` must not fall apart into two tokens. */
function startsName(text: string, token: Token): boolean {
  return token.kind !== 'symbol' && /[\w.]/.test(text.charAt(endOf(token)));
}

function unexpectedCharacter(text: string, position: number): FormulaError {
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
  const message = `公式第 ${position + 1} 个字符“${character}”无法识别，请使用半角运算符、数字和小写的指标代码。`;
  return { code: 'unexpected_character', position, message };
}
