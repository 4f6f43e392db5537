import type { FormulaError } from './ast.js';

export type TokenKind = 'number' | 'name' | 'symbol' | 'unit';
export type Token = { kind: TokenKind | 'end'; text: string; position: number };

/** In the order of trying. A name before `(` may be spelt in any way, so that a wrong function is told by its name. */
const shapes: readonly (readonly [TokenKind, RegExp])[] = [
  ['number', /\d+(?:\.\d+)?%?/y],
  ['symbol', /(?:and|or|not)(?![\w.])/y],
  ['name', /[A-Za-z]\w*(?=\s*\()/y],
  ['name', /[a-z][a-z0-9_]*(?:\.(?:[a-z0-9_]+|\*))*/y],
  ['symbol', /!=|<=|>=|[-+*/(),=<>]/y],
  ['unit', /\p{Script=Han}+/uy],
];
const space = /\s+/y;

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
  for (const [kind, shape] of shapes) {
    const text = take(shape);
    if (text) return { kind, text, position };
  }
  return undefined;
}

const endOf = (token: Token): number => token.position + token.text.length;

/** `1e3`, `12.3.4` and `a.B` must not fall apart into two tokens. */
function startsName(text: string, token: Token): boolean {
  return (token.kind === 'number' || token.kind === 'name') && /[\w.]/.test(text.charAt(endOf(token)));
}

function unexpectedCharacter(text: string, position: number): FormulaError {
  const message = `公式第 ${position + 1} 个字符“${shownCharacter(text, position)}”无法识别，请使用半角运算符、数字和小写的指标代码。`;
  return { code: 'unexpected_character', position, message };
}

/** What cannot be printed is told by its number, so that a message is always sound text. */
function shownCharacter(text: string, position: number): string {
  const code = text.codePointAt(position) ?? 0;
  const character = String.fromCodePoint(code);
  return /[\p{C}\p{Z}]/u.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character;
}
