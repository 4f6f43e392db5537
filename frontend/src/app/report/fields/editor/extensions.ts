import { Extension, textblockTypeInputRule, type Extensions, type NodeViewRenderer } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { BulletItem, figureNode, FootnoteMark, livePart, NumberedItem } from './nodes.js';

/** What the editor asks of its surroundings. */
export interface EditorNames {
  figure: NodeViewRenderer;
  table(key: string): string;
  chart(name: string): string;
}

const kit = StarterKit.configure({
  blockquote: false,
  bulletList: false,
  code: false,
  codeBlock: false,
  hardBreak: false,
  heading: { levels: [1, 2, 3] },
  horizontalRule: false,
  italic: false,
  link: false,
  listItem: false,
  listKeymap: false,
  orderedList: false,
  strike: false,
  trailingNode: false,
  underline: false,
});

const oneParagraph = { content: 'paragraph' };

/** Nodes, marks and keys of a narrative; what none of them describes cannot get into a text. */
export function narrativeExtensions({ figure, table, chart }: EditorNames): Extensions {
  return [
    kit,
    NumberedItem,
    BulletItem,
    figureNode(figure),
    FootnoteMark,
    livePart('live_table', (key) => `〔表：${table(key)}〕`),
    livePart('live_chart', (name) => `〔图：${chart(name)}〕`),
    livePart('picture', (caption) => `〔图片：${caption}〕`),
    Table.configure({ resizable: false }),
    TableRow,
    TableCell.extend(oneParagraph),
    TableHeader.extend(oneParagraph),
    NarrativeKeys,
  ];
}

const numbers: readonly [RegExp, number][] = [
  [/^[一二三四五六七八九十]+、$/, 1],
  [/^[（(][一二三四五六七八九十]+[）)]$/, 2],
  [/^\d{1,2}[.．]\s$/, 3],
  [/^[（(]\d{1,2}[）)]$/, 4],
];

/** Numbers typed at the beginning of a line make an item; Tab goes a level down, Enter in an empty item ends the list. */
const NarrativeKeys = Extension.create({
  name: 'narrativeKeys',
  priority: 200,
  addInputRules() {
    const { numbered, bullet } = this.editor.schema.nodes;
    return [
      ...numbers.map(([find, level]) => textblockTypeInputRule({ find, type: numbered!, getAttributes: { level } })),
      textblockTypeInputRule({ find: /^[-*•]\s$/, type: bullet! }),
    ];
  },
  addKeyboardShortcuts() {
    const levelled = (step: number) => {
      if (!this.editor.isActive('numbered')) return false;
      const level = Number.parseInt(String(this.editor.getAttributes('numbered')['level']), 10) + step;
      return level >= 1 && level <= 4 && this.editor.commands.updateAttributes('numbered', { level });
    };
    const plain = (when: boolean) => {
      const item =
        this.editor.isActive('numbered') || this.editor.isActive('bullet') || this.editor.isActive('heading');
      return item && when && this.editor.commands.setNode('paragraph');
    };
    return {
      Tab: () => levelled(1),
      'Shift-Tab': () => levelled(-1),
      Enter: () => plain(this.editor.state.selection.$from.parent.content.size === 0),
      Backspace: () => plain(this.editor.state.selection.empty && this.editor.state.selection.$from.parentOffset === 0),
    };
  },
});
