import type { FigureChip, Inline, NarrativeBlock, TextCell } from './blocks.js';
import { linesOf, readLine, type Cell, type Line } from './lines.js';
import type { Token } from './tokens.js';

/** A stored narrative as a tree. Reads any text, in linear time; a text without markup is its paragraphs. */
export function readNarrative(text: string): NarrativeBlock[] {
  const blocks: NarrativeBlock[] = [];
  let rows: TextCell[][] | null = null;
  for (const { line, at } of linesOf(text)) {
    const read = readLine(line, at);
    if (read.kind !== 'row') rows = null;
    else if (!rows) blocks.push({ kind: 'table', rows: (rows = []) });
    if (read.kind === 'row') rows?.push(read.cells.map(cellOf));
    else blocks.push(blockOf(read));
  }
  return blocks;
}

/** Live figures of a text, in their order, those of footnotes and tables included. */
export function chipsIn(text: string): FigureChip[] {
  const chips: FigureChip[] = [];
  const collect = (inlines: readonly Inline[]) => {
    for (const each of inlines)
      if (each.kind === 'figure') chips.push(each.chip);
      else if (each.kind === 'footnote') collect(each.content);
  };
  if (text.includes('{'))
    for (const block of readNarrative(text)) for (const content of contentsOf(block)) collect(content);
  return chips;
}

/** What a text shows that changes by itself: live figures, keys of tables, names of charts. */
export interface NarrativeReferences {
  readonly chips: readonly FigureChip[];
  readonly tables: readonly string[];
  readonly charts: readonly string[];
}

export function referencesIn(text: string): NarrativeReferences {
  if (!text.includes('{')) return { chips: [], tables: [], charts: [] };
  const blocks = readNarrative(text);
  return {
    chips: chipsIn(text),
    tables: blocks.flatMap((block) => (block.kind === 'live_table' ? block.table : [])),
    charts: blocks.flatMap((block) => (block.kind === 'live_chart' ? block.chart : [])),
  };
}

/** The lines of a block that people write: one, or one for each cell. */
export function contentsOf(block: NarrativeBlock): readonly (readonly Inline[])[] {
  if (block.kind === 'table') return block.rows.flatMap((row) => row.map(({ content }) => content));
  return 'content' in block ? [block.content] : [];
}

function blockOf(line: Exclude<Line, { kind: 'row' }>): NarrativeBlock {
  switch (line.kind) {
    case 'paragraph':
    case 'bullet':
      return { kind: line.kind, content: inlinesOf(line.tokens) };
    case 'heading':
      return { kind: 'heading', level: line.level as 1 | 2 | 3, content: inlinesOf(line.tokens) };
    case 'numbered':
      return { kind: 'numbered', level: line.level as 1 | 2 | 3 | 4, content: inlinesOf(line.tokens) };
    case 'picture': {
      const caption = line.caption.map((token) => (token.kind === 'text' ? token.text : '')).join('');
      return { kind: 'picture', attachment: line.attachment, caption };
    }
    case 'live_table':
      return { kind: 'live_table', table: line.name };
    case 'live_chart':
      return { kind: 'live_chart', chart: line.name };
  }
}

const cellOf = (cell: Cell): TextCell =>
  cell.joins ? { content: [], joins: cell.joins } : { content: inlinesOf(cell.tokens) };

function inlinesOf(tokens: readonly Token[]): Inline[] {
  const inlines: Inline[] = [];
  let strong = false;
  let run: { kind: 'text'; text: string; strong?: true } | null = null;
  for (const token of tokens) {
    if (token.kind === 'text' && run && (run.strong ?? false) === strong) {
      run.text += token.text;
      continue;
    }
    if (token.kind === 'mark') {
      strong = !strong;
      continue;
    }
    run = null;
    if (token.kind === 'text') inlines.push((run = { kind: 'text', text: token.text, ...(strong && { strong }) }));
    else if (token.kind === 'figure') inlines.push({ kind: 'figure', chip: token.chip, ...(strong && { strong }) });
    else inlines.push({ kind: 'footnote', content: inlinesOf(token.tokens) });
  }
  return inlines;
}
