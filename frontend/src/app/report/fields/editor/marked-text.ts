import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** What is marked in the text: characters that a finding speaks of, numbers that equal a figure, what is searched. */
export interface Mark {
  from: number;
  to: number;
  kind: 'finding' | 'same' | 'found' | 'current';
  title?: string;
  /** Key of the figure that the number equals. */
  figure?: string;
}

const place = new PluginKey<DecorationSet>('marked-text');

/** Draws marks over the text; they move with it until they are worked out anew. */
export const MarkedText = Extension.create({
  name: 'markedText',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: place,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, marked) => {
          const marks = transaction.getMeta(place) as readonly Mark[] | undefined;
          if (marks) return DecorationSet.create(transaction.doc, marks.map(decorationOf));
          return marked.map(transaction.mapping, transaction.doc);
        },
      },
      props: { decorations: (state) => place.getState(state) },
    }),
  ],
});

const decorationOf = (mark: Mark): Decoration =>
  Decoration.inline(mark.from, mark.to, { class: `mark-${mark.kind}`, ...(mark.title && { title: mark.title }) }, mark);

export const marksMeta = place;

/** Runs of text of a document with the position of their first character; nothing is joined across a live figure. */
export function* textRuns(document: Node): Generator<{ text: string; at: number }> {
  const runs: { text: string; at: number }[] = [];
  document.descendants((node, position) => {
    if (!node.isTextblock) return;
    let [text, at] = ['', position + 1];
    node.forEach((child, offset) => {
      if (child.isText) text += child.text;
      else {
        runs.push({ text, at });
        [text, at] = ['', position + 1 + offset + child.nodeSize];
      }
    });
    runs.push({ text, at });
  });
  yield* runs.filter(({ text }) => text);
}

/** Every place where characters stand, in order. */
export function placesOf(document: Node, wanted: string): { from: number; to: number }[] {
  if (!wanted) return [];
  const places: { from: number; to: number }[] = [];
  for (const { text, at } of textRuns(document))
    for (let index = text.indexOf(wanted); index >= 0; index = text.indexOf(wanted, index + wanted.length))
      places.push({ from: at + index, to: at + index + wanted.length });
  return places;
}
