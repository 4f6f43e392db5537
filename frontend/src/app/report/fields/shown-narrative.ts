import {
  chipText,
  numbered,
  readNarrative,
  tableGrid,
  type ChipFigures,
  type FigureChip,
  type Inline,
  type NarrativeBlock,
} from '@countersign/narrative';

/** A piece of a line as it is shown; a footnote is its number, its text stands below the narrative. */
export type ShownPiece =
  | { kind: 'text'; text: string; strong: boolean }
  | { kind: 'figure'; chip: FigureChip; text: string; label: string; strong: boolean }
  | { kind: 'footnote'; number: number };

export interface ShownCell {
  pieces: ShownPiece[];
  columnSpan: number;
  rowSpan: number;
}

export type ShownBlock =
  | { kind: 'line'; as: 'paragraph' | 'item' | 'bullet'; level: number; number: string; pieces: ShownPiece[] }
  | { kind: 'heading'; level: number; pieces: ShownPiece[] }
  | { kind: 'table'; rows: ShownCell[][] }
  | Extract<NarrativeBlock, { kind: 'picture' | 'live_table' | 'live_chart' }>;

export interface ShownNarrative {
  blocks: ShownBlock[];
  footnotes: ShownPiece[][];
}

/** A stored narrative as it is printed: official numbers, live figures with their present values, footnotes counted. */
export function shownNarrative(text: string, figures: ChipFigures): ShownNarrative {
  const reader = new ShownReader(figures);
  const blocks = numbered(readNarrative(text)).map(({ block, number }) => reader.block(block, number));
  return { blocks, footnotes: reader.footnotes };
}

class ShownReader {
  readonly footnotes: ShownPiece[][] = [];

  constructor(private readonly figures: ChipFigures) {}

  block(block: NarrativeBlock, number: string): ShownBlock {
    switch (block.kind) {
      case 'paragraph':
        return { kind: 'line', as: 'paragraph', level: 0, number, pieces: this.pieces(block.content) };
      case 'numbered':
        return { kind: 'line', as: 'item', level: block.level, number, pieces: this.pieces(block.content) };
      case 'bullet':
        return { kind: 'line', as: 'bullet', level: 0, number, pieces: this.pieces(block.content) };
      case 'heading':
        return { kind: 'heading', level: block.level, pieces: this.pieces(block.content) };
      case 'table':
        return {
          kind: 'table',
          rows: tableGrid(block.rows).map((row) =>
            row.map(({ content, ...spans }) => ({ ...spans, pieces: this.pieces(content) })),
          ),
        };
      default:
        return block;
    }
  }

  private pieces(content: readonly Inline[]): ShownPiece[] {
    return content.map((inline): ShownPiece => {
      if (inline.kind === 'footnote') {
        this.footnotes.push(this.pieces(inline.content));
        return { kind: 'footnote', number: this.footnotes.length };
      }
      const strong = inline.strong ?? false;
      const figure = inline.kind === 'figure' ? this.figures(inline.chip.key) : undefined;
      if (inline.kind === 'text') return { kind: 'text', text: inline.text, strong };
      const text = chipText(inline.chip, this.figures);
      // a key that is no figure is what somebody typed
      return figure
        ? { kind: 'figure', chip: inline.chip, text, label: figure.label, strong }
        : { kind: 'text', text, strong };
    });
  }
}
