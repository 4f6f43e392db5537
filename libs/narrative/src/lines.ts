import { isKey } from '@countersign/figures';
import { tokensOf, type Token } from './tokens.js';

/** A line of a narrative, its pieces with their places in the text. */
export type Line =
  | { readonly kind: 'paragraph' | 'bullet'; readonly tokens: readonly Token[] }
  | { readonly kind: 'heading' | 'numbered'; readonly level: number; readonly tokens: readonly Token[] }
  | { readonly kind: 'row'; readonly cells: readonly Cell[] }
  | { readonly kind: 'picture'; readonly attachment: string; readonly caption: readonly Token[] }
  | { readonly kind: 'live_table' | 'live_chart'; readonly name: string };

export type Cell =
  { readonly joins: 'left' | 'above' } | { readonly joins?: undefined; readonly tokens: readonly Token[] };

const marked = /^(#{1,3}|\+{1,4}|\*)(?: |$)/;
const picture = /^!\[((?:[^\\\]]|\\[^])*)\]\(([0-9A-Za-z][0-9A-Za-z_-]{0,63})\)$/;
const live = /^\{\{(table|chart):([a-z0-9_.]+)\}\}$/;
const inRow = /\\[\\{}[\]*|#+!^<]|\{[a-z][a-z0-9_.]*(?:\|[^{}\\|*[\]]*)?\}|\|/g;

/** Lines of a text with where each begins. */
export function* linesOf(text: string): Generator<{ line: string; at: number }> {
  let at = 0;
  for (const line of text.split('\n')) {
    yield { line: line.endsWith('\r') ? line.slice(0, -1) : line, at };
    at += line.length + 1;
  }
}

/** What a line is. `at` is where it begins in the narrative. */
export function readLine(line: string, at: number): Line {
  const begins = marked.exec(line);
  if (begins) {
    const tokens = tokensOf(line.slice(begins[0].length), at + begins[0].length);
    const sign = begins[1]!;
    if (sign === '*') return { kind: 'bullet', tokens };
    return { kind: sign.startsWith('#') ? 'heading' : 'numbered', level: sign.length, tokens };
  }
  return (
    (line.startsWith('|') && readRow(line, at)) ||
    (line.startsWith('![') && readPicture(line, at)) ||
    (line.startsWith('{{') && readLive(line)) || { kind: 'paragraph', tokens: tokensOf(line, at) }
  );
}

function readRow(line: string, at: number): Line | null {
  const bars = [...line.matchAll(inRow)].flatMap(({ 0: found, index }) => (found === '|' ? [index] : []));
  if (bars.length < 2 || bars.at(-1) !== line.length - 1) return null;
  const cells = bars.slice(1).map((end, index) => {
    const start = bars[index]! + 1;
    return readCell(line.slice(start, end), at + start);
  });
  return { kind: 'row', cells };
}

function readCell(source: string, at: number): Cell {
  if (source === '<') return { joins: 'left' };
  return source === '^' ? { joins: 'above' } : { tokens: tokensOf(source, at) };
}

function readPicture(line: string, at: number): Line | null {
  const [, caption, attachment] = picture.exec(line) ?? [];
  if (caption === undefined || attachment === undefined) return null;
  return { kind: 'picture', attachment, caption: captionOf(caption, at + 2) };
}

/** A caption is plain: only the backslashes before its own characters go. */
function captionOf(source: string, at: number): Token[] {
  const pieces = source.matchAll(/\\(?=[\\{}[\]*|#+!^<])([^])|(?:[^\\]|\\(?![\\{}[\]*|#+!^<]))+/g);
  return [...pieces].map(({ 0: found, 1: escaped, index }) => ({
    kind: 'text',
    at: at + index + (escaped === undefined ? 0 : 1),
    text: escaped ?? found,
  }));
}

function readLive(line: string): Line | null {
  const [, kind, name] = live.exec(line) ?? [];
  if (name === undefined || !isKey(name)) return null;
  return { kind: kind === 'table' ? 'live_table' : 'live_chart', name };
}
