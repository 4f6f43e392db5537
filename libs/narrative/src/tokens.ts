import type { FigureChip } from './blocks.js';
import { readChip } from './chip-source.js';

/** A piece of a line with the place of its characters in the narrative (code units from 0). */
export type Token =
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  /** Strong text begins or ends. */
  | { readonly kind: 'mark'; readonly at: number }
  | { readonly kind: 'figure'; readonly at: number; readonly end: number; readonly chip: FigureChip }
  | { readonly kind: 'footnote'; readonly tokens: readonly Token[] };

const special = /\\[\\{}[\]*|#+!^<]|\{[a-z][a-z0-9_.]*(?:\|[^{}\\|*[\]]*)?\}|\*+|\[\^/g;
const closing = /\\[^]|\]/g;

/** The pieces of a line, or of a part of one that begins at `offset`. Linear in its length. */
export function tokensOf(line: string, offset: number, inFootnote = false): Token[] {
  const tokens: Token[] = [];
  let [from, closed] = [0, true];
  const plain = (to: number) => {
    if (to > from) tokens.push({ kind: 'text', at: offset + from, text: line.slice(from, to) });
    from = to;
  };
  for (const { 0: found, index } of line.matchAll(special)) {
    if (index < from) continue;
    if (found.startsWith('\\')) {
      plain(index);
      from = index + 1;
    } else if (found === '**') {
      plain(index);
      tokens.push({ kind: 'mark', at: offset + index });
      from = index + 2;
    } else if (found.startsWith('{')) {
      const chip = readChip(found);
      if (!chip) continue;
      plain(index);
      from = index + found.length;
      tokens.push({ kind: 'figure', at: offset + index, end: offset + from, chip });
    } else if (found === '[^' && !inFootnote && closed) {
      const end = closingAt(line, index + 2);
      closed = end > 0;
      if (end <= index + 2) continue;
      plain(index);
      tokens.push({ kind: 'footnote', tokens: tokensOf(line.slice(index + 2, end), offset + index + 2, true) });
      from = end + 1;
    }
  }
  plain(line.length);
  return paired(tokens);
}

function closingAt(line: string, from: number): number {
  closing.lastIndex = from;
  for (let match = closing.exec(line); match; match = closing.exec(line)) if (match[0] === ']') return match.index;
  return -1;
}

/** An opening mark that nothing closes is two asterisks. */
function paired(tokens: Token[]): Token[] {
  const marks = tokens.flatMap((token, index) => (token.kind === 'mark' ? [{ index, at: token.at }] : []));
  const last = marks.at(-1);
  if (!last || marks.length % 2 === 0) return tokens;
  return tokens.with(last.index, { kind: 'text', at: last.at, text: '**' });
}
