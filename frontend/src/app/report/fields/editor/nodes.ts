import { mergeAttributes, Node, type NodeViewRenderer } from '@tiptap/core';
import { readChip, writeChip, type FigureChip } from '@countersign/narrative';

/** Attributes that are no HTML of their own. */
const hidden = (name: string, initial: unknown) => ({ [name]: { default: initial, rendered: false } });

/** 一、 （一） 1. （1）: the number is drawn by the style sheet, never stored. */
export const NumberedItem = Node.create({
  name: 'numbered',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    level: {
      default: 1,
      parseHTML: (element: HTMLElement) => '01234'.indexOf(element.dataset['level'] ?? '1'),
      renderHTML: ({ level }: { level?: number }) => ({ 'data-level': level }),
    },
  }),
  parseHTML: () => [{ tag: 'p[data-level]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes, { class: 'numbered' }), 0],
});

export const BulletItem = Node.create({
  name: 'bullet',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'p[data-bullet]', priority: 60 }],
  renderHTML: () => ['p', { class: 'bullet', 'data-bullet': '' }, 0],
});

/** A live figure. `view` draws it with its present value. */
export const figureNode = (view: NodeViewRenderer) =>
  Node.create({
    name: 'figure',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => hidden('chip', null),
    parseHTML: () => [
      { tag: 'span[data-chip]', getAttrs: (element) => chipAttributes(readChip(element.dataset['chip'] ?? '')) },
    ],
    renderHTML: ({ node }) => ['span', { 'data-chip': writeChip(node.attrs['chip'] as FigureChip) }],
    renderText: ({ node }) => writeChip(node.attrs['chip'] as FigureChip),
    addNodeView: () => view,
  });

const chipAttributes = (chip: FigureChip | null) => (chip ? { chip } : false);

/** `source` is the footnote as it is stored, with its brackets. */
export const FootnoteMark = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => hidden('source', ''),
  parseHTML: () => [
    { tag: 'sup[data-footnote]', getAttrs: (element) => ({ source: element.dataset['footnote'] ?? '' }) },
  ],
  renderHTML: ({ node }) => {
    const source = String(node.attrs['source']);
    return ['sup', { class: 'footnote', 'data-footnote': source, title: source.slice(2, -1) || '脚注（空）' }];
  },
});

/** Pictures, tables and charts of the template: whole blocks that are shown by name while somebody writes. */
export const livePart = (name: 'live_table' | 'live_chart' | 'picture', title: (attribute: string) => string) =>
  Node.create({
    name,
    group: 'block',
    atom: true,
    addAttributes: () => ({ ...hidden('name', ''), ...hidden('caption', '') }),
    parseHTML: () => [
      {
        tag: `div[data-${name.replace('_', '-')}]`,
        getAttrs: ({ dataset }) => ({ name: dataset['name'] ?? '', caption: dataset['caption'] ?? '' }),
      },
    ],
    renderHTML: ({ node }) => [
      'div',
      {
        [`data-${name.replace('_', '-')}`]: '',
        'data-name': node.attrs['name'],
        'data-caption': node.attrs['caption'],
        class: 'live',
      },
      title(String(name === 'picture' ? node.attrs['caption'] : node.attrs['name'])),
    ],
  });
