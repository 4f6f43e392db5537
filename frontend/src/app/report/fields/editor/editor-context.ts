import type { Editor } from '@tiptap/core';
import { isInTable } from '@tiptap/pm/tables';
import { NodeSelection } from '@tiptap/pm/state';
import type { ChipFigure, ChipFigures, FigureChip } from '@countersign/narrative';
import { marksMeta, type Mark } from './marked-text.js';

/** What the cursor stands at, for the line below the text. */
export type EditorContext =
  | { kind: 'figure'; at: number; chip: FigureChip; figure: ChipFigure }
  | { kind: 'footnote'; at: number; text: string }
  | { kind: 'same'; from: number; to: number; figure: string; label: string }
  | { kind: 'table' };

/** A live figure or footnote that is selected or right before the cursor, a number that equals a figure, a table. */
export function contextOf({ state }: Editor, figures: ChipFigures): EditorContext | null {
  const { selection } = state;
  const before = selection.$from.nodeBefore;
  const [node, at] =
    selection instanceof NodeSelection
      ? [selection.node, selection.from]
      : [selection.empty ? before : null, selection.from - (before?.nodeSize ?? 0)];
  if (node?.type.name === 'figure') {
    const chip = node.attrs['chip'] as FigureChip;
    const figure = figures(chip.key);
    if (figure) return { kind: 'figure', at, chip, figure };
  }
  if (node?.type.name === 'footnote') return { kind: 'footnote', at, text: String(node.attrs['source']).slice(2, -1) };
  const [same] = marksMeta
    .getState(state)!
    .find(selection.from, selection.to, (spec) => (spec as Mark).kind === 'same');
  const key = (same?.spec as Mark | undefined)?.figure;
  const figure = key === undefined ? undefined : figures(key);
  if (same && key !== undefined && figure)
    return { kind: 'same', from: same.from, to: same.to, figure: key, label: figure.label };
  return isInTable(state) ? { kind: 'table' } : null;
}
