import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { readChip, type ChipFigures } from '@countersign/narrative';
import { textRuns } from './marked-text.js';

const written = /\{[a-z][a-z0-9_.]*(?:\|[^{}|]*)?\}/g;

/** A live figure written out, `{key}` or `{key|亿元}`, becomes one where the template has the figure. */
export const typedChips = (figures: ChipFigures) =>
  Extension.create({
    name: 'typedChips',
    addProseMirrorPlugins: () => [
      new Plugin({
        appendTransaction: (transactions, _, { doc, tr, schema }) => {
          if (!transactions.some(({ docChanged }) => docChanged)) return null;
          for (const { text, at } of textRuns(doc)) {
            if (!text.includes('{')) continue;
            for (const match of text.matchAll(written)) {
              const chip = readChip(match[0]);
              if (!chip || !figures(chip.key)) continue;
              const from = tr.mapping.map(at + match.index);
              tr.replaceWith(from, from + match[0].length, schema.nodes['figure']!.create({ chip }));
            }
          }
          return tr.docChanged ? tr : null;
        },
      }),
    ],
  });
