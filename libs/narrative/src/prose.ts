import { linesOf, readLine, type Line } from './lines.js';
import type { Token } from './tokens.js';

/**
 * What people read in a narrative, for everything that looks for words and numbers in it: no marks, a live figure as
 * `{}`, every cell and footnote a line of its own, so that a sentence is not torn by what hangs on it.
 */
export interface Prose {
  readonly text: string;
  /**
   * Where characters of the prose stand in the narrative, to replace them there; null when something that is not
   * read stands between them.
   */
  source(from: number, to: number): { from: number; to: number } | null;
}

const markup = /[\\{*|#+![]|\r/;

/** The prose of a stored narrative. Linear in its length. */
export function proseOf(text: string): Prose {
  if (!markup.test(text)) return { text, source: (from, to) => ({ from, to }) };
  const { places, pieces } = written(text);
  return {
    text: pieces.join('').slice(0, -1),
    source: (from, to) => {
      const [first = -1, last = -1] = [places[from], places[to - 1]];
      if (first < 0 || last - first !== to - 1 - from) return null;
      return { from: first, to: last + 1 };
    },
  };
}

function written(text: string): ProseWriter {
  const writer = new ProseWriter();
  for (const { line, at } of linesOf(text)) for (const tokens of partsOf(readLine(line, at))) writer.line(tokens);
  return writer;
}

function partsOf(line: Line): (readonly Token[])[] {
  switch (line.kind) {
    case 'row':
      return line.cells.map((cell) => (cell.joins ? [] : cell.tokens));
    case 'picture':
      return [line.caption];
    case 'live_table':
    case 'live_chart':
      return [[]];
    default:
      return [line.tokens];
  }
}

class ProseWriter {
  readonly pieces: string[] = [];
  /** Place in the narrative of each code unit; -1 for those that the prose adds. */
  readonly places: number[] = [];
  figures = 0;

  line(tokens: readonly Token[]): void {
    const footnotes: (readonly Token[])[] = [];
    for (const token of tokens)
      if (token.kind === 'text') this.put(token.text, token.at);
      else if (token.kind === 'footnote') footnotes.push(token.tokens);
      else if (token.kind === 'figure') {
        this.put('{', token.at);
        this.put('}', token.end - 1);
        this.figures += 1;
      }
    this.pieces.push('\n');
    this.places.push(-1);
    for (const footnote of footnotes) this.line(footnote);
  }

  private put(text: string, at: number): void {
    this.pieces.push(text);
    for (let index = 0; index < text.length; index += 1) this.places.push(at + index);
  }
}

/**
 * Characters of a narrative as its limit counts them: what is read, a rare character of two code units once, a live
 * figure as one (office software counts a number as one word), each line and each further cell as one.
 */
export function visibleLength(text: string): number {
  if (!markup.test(text)) return [...text].length;
  const { pieces, figures } = written(text);
  return [...pieces.join('')].length - 1 - figures;
}
