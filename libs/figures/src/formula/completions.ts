import { moneyUnits } from '../unit/money.js';
import { tokensOf, type Token } from './tokens.js';
import { functions, functionWords, isFunction } from './words.js';

export interface Completion {
  kind: 'function' | 'keyword' | 'key' | 'pattern' | 'unit';
  /** As it is listed. */
  text: string;
  /** What replaces the text between `from` and `to`; a function brings its opening parenthesis. */
  insert: string;
}

/** What may stand at a place, and which characters it replaces. */
export interface Completions {
  from: number;
  to: number;
  items: readonly Completion[];
}

/** More would not help anybody to choose. */
const itemsAtMost = 50;

/**
 * What may be written at `position` (characters from 0): figures whose key begins with what is typed there, then those
 * that hold it, functions, keywords; patterns where a function takes them, units in `to`. `names` are the keys of the
 * model, in the order in which they shall be offered.
 */
export function completionsAt(text: string, position: number, names: readonly string[]): Completions {
  const place = Math.max(0, Math.min(position, text.length));
  const from = wordStart(text, place);
  const to = wordEnd(text, place);
  const typed = text.slice(from, place);
  const before = tokensOf(text.slice(0, from));
  if (!Array.isArray(before)) return { from, to, items: [] };
  const items = offers(contextOf(before.slice(0, -1)), typed, names);
  return { from, to, items: items.slice(0, itemsAtMost) };
}

const wordPart = /[\w.*\p{Script=Han}]/u;

/** `*` belongs to the word only inside a pattern, after a point. */
function wordStart(text: string, place: number): number {
  let start = place;
  while (start > 0 && wordPart.test(text.charAt(start - 1)) && !multiplies(text, start - 1)) start -= 1;
  return start;
}

function wordEnd(text: string, place: number): number {
  let end = place;
  while (end < text.length && wordPart.test(text.charAt(end)) && !multiplies(text, end)) end += 1;
  return end;
}

const multiplies = (text: string, at: number): boolean => text.charAt(at) === '*' && text.charAt(at - 1) !== '.';

interface Context {
  /** An operand may begin here; otherwise an operator must follow. */
  operand: boolean;
  /** Innermost open function, and how many of its arguments are complete. */
  call?: { name: string; argument: number };
  /** The argument begins here, so that a pattern may stand. */
  first: boolean;
}

function contextOf(tokens: readonly Token[]): Context {
  const open: { name: string; argument: number }[] = [];
  for (const [index, { text, kind }] of tokens.entries()) {
    if (kind !== 'symbol') continue;
    const previous = tokens[index - 1];
    if (text === '(') open.push({ name: previous?.kind === 'name' ? previous.text : '', argument: 0 });
    else if (text === ')') open.pop();
    else if (text === ',' && open.length) open.at(-1)!.argument += 1;
  }
  const last = tokens.at(-1);
  const operand = !last || (last.kind === 'symbol' && last.text !== ')');
  return { operand, first: last?.text === '(' || last?.text === ',', ...(open.length && { call: open.at(-1)! }) };
}

function offers({ operand, call, first }: Context, typed: string, names: readonly string[]): Completion[] {
  if (call?.name === 'to' && call.argument === 1 && first)
    return plain('unit', matching(typed, [...moneyUnits.keys()]));
  if (!operand) return plain('keyword', matching(typed, ['and', 'or']));
  const keys = plain('key', matching(typed, names));
  if (call?.name === 'prior') return keys;
  if (call && isFunction(call.name) && functions[call.name].places && call.argument === 1) return [];
  const takesPattern = first && call && isFunction(call.name) && functions[call.name].patterns;
  const patterns = takesPattern ? plain('pattern', matching(typed, patternsOf(typed, names))) : [];
  const calls = matching(typed, functionWords).map((name): Completion => ({
    kind: 'function',
    text: name,
    insert: `${name}(`,
  }));
  const words = plain('keyword', typed === '' ? [] : matching(typed, ['not']));
  return typed === '' ? [...patterns, ...calls, ...keys] : [...patterns, ...keys, ...calls, ...words];
}

const plain = (kind: Completion['kind'], texts: readonly string[]): Completion[] =>
  texts.map((text) => ({ kind, text, insert: text }));

/** Those that begin with what is typed, then those of which a later part does. */
function matching(typed: string, texts: readonly string[]): string[] {
  const wanted = typed.toLowerCase();
  const begins = (text: string): boolean => text.toLowerCase().startsWith(wanted);
  const holds = (text: string): boolean => !begins(text) && text.includes(`.${wanted}`);
  return [...texts.filter(begins), ...texts.filter(holds)].slice(0, itemsAtMost);
}

/** Patterns with one `*` that stand for at least two keys, of those that what is typed may become. */
function patternsOf(typed: string, names: readonly string[]): string[] {
  const beginning = typed.replace(/\*.*/, '');
  const members = new Map<string, number>();
  for (const name of names) {
    if (!name.startsWith(beginning)) continue;
    const parts = name.split('.');
    for (let star = 1; star < parts.length; star += 1) {
      const pattern = parts.map((part, index) => (index === star ? '*' : part)).join('.');
      members.set(pattern, (members.get(pattern) ?? 0) + 1);
    }
  }
  return [...members].flatMap(([pattern, count]) => (count > 1 ? [pattern] : []));
}
