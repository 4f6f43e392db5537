import type { FigureChip, Inline } from './blocks.js';
import { numbered, type NumberedBlock } from './numbering.js';
import { readNarrative } from './read.js';

/** How what is not characters is told in a plain text. */
export interface PlainWords {
  figure(chip: FigureChip): string;
  /** Name of a table, name of a chart. */
  table(key: string): string;
  chart(name: string): string;
}

/** A narrative as characters alone, with official numbers; for histories, mails and comparisons. */
export function plainText(text: string, words: PlainWords): string {
  return numbered(readNarrative(text))
    .map((each) => lineOf(each, words))
    .join('\n');
}

function lineOf({ block, number }: NumberedBlock, words: PlainWords): string {
  switch (block.kind) {
    case 'table':
      return block.rows.map((row) => row.map(({ content }) => inlineText(content, words)).join('\t')).join('\n');
    case 'picture':
      return `〔图：${block.caption}〕`;
    case 'live_table':
      return `〔表：${words.table(block.table)}〕`;
    case 'live_chart':
      return `〔图：${words.chart(block.chart)}〕`;
    case 'bullet':
      return `${number} ${inlineText(block.content, words)}`;
    default:
      return number + inlineText(block.content, words);
  }
}

/** A line of a narrative as characters alone; footnotes stand in brackets. */
export function inlineText(content: readonly Inline[], words: Pick<PlainWords, 'figure'>): string {
  return content
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;
      return inline.kind === 'figure' ? words.figure(inline.chip) : `（注：${inlineText(inline.content, words)}）`;
    })
    .join('');
}
