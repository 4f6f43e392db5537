import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TableMap } from '@tiptap/pm/tables';
import {
  readNarrative,
  tableGrid,
  writeNarrative,
  type FigureChip,
  type Inline,
  type NarrativeBlock,
  type TextCell,
} from '@countersign/narrative';

/** A stored narrative as the editor's document. */
export function documentOf(text: string): JSONContent {
  return { type: 'doc', content: readNarrative(text).map(nodeOf) };
}

/** The editor's document as it is stored. */
export function textOf(document: Node): string {
  return writeNarrative(document.children.map(blockOf));
}

function nodeOf(block: NarrativeBlock): JSONContent {
  switch (block.kind) {
    case 'paragraph':
    case 'bullet':
      return { type: block.kind, content: inlineNodes(block.content) };
    case 'heading':
    case 'numbered':
      return { type: block.kind, attrs: { level: block.level }, content: inlineNodes(block.content) };
    case 'table':
      return { type: 'table', content: rowNodes(block.rows) };
    case 'picture':
      return { type: 'picture', attrs: { name: block.attachment, caption: block.caption } };
    case 'live_table':
      return { type: 'live_table', attrs: { name: block.table } };
    case 'live_chart':
      return { type: 'live_chart', attrs: { name: block.chart } };
  }
}

function inlineNodes(content: readonly Inline[]): JSONContent[] {
  return content.map((inline): JSONContent => {
    if (inline.kind === 'footnote') return { type: 'footnote', attrs: { source: footnoteSource(inline.content) } };
    const marks = inline.strong ? { marks: [{ type: 'bold' }] } : {};
    return inline.kind === 'text'
      ? { type: 'text', text: inline.text, ...marks }
      : { type: 'figure', attrs: { chip: inline.chip }, ...marks };
  });
}

/** Rows of one length: the editor draws every table as a rectangle. */
function rowNodes(rows: readonly (readonly TextCell[])[]): JSONContent[] {
  const width = Math.max(...rows.map(({ length }) => length));
  const full = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => ({ content: [] }))]);
  return tableGrid(full).map((row) => ({
    type: 'tableRow',
    content: row.map(({ content, columnSpan, rowSpan }) => ({
      type: 'tableCell',
      attrs: { colspan: columnSpan, rowspan: rowSpan },
      content: [{ type: 'paragraph', content: inlineNodes(content) }],
    })),
  }));
}

/** A footnote as it is stored, with its brackets. */
export function footnoteSource(content: readonly Inline[]): string {
  return writeNarrative([{ kind: 'paragraph', content: [{ kind: 'footnote', content }] }]);
}

function footnoteOf(source: string): Inline[] {
  const [block] = readNarrative(source);
  return block?.kind === 'paragraph' ? block.content.filter(({ kind }) => kind === 'footnote') : [];
}

type Level = 1 | 2 | 3 | 4;

function blockOf(node: Node): NarrativeBlock {
  const name = String(node.attrs['name'] ?? '');
  const level = node.attrs['level'] as Level;
  switch (node.type.name) {
    case 'heading':
      return { kind: 'heading', level: level === 4 ? 3 : level, content: inlinesOf(node) };
    case 'numbered':
      return { kind: 'numbered', level, content: inlinesOf(node) };
    case 'bullet':
      return { kind: 'bullet', content: inlinesOf(node) };
    case 'table':
      return { kind: 'table', rows: rowsOf(node) };
    case 'picture':
      return { kind: 'picture', attachment: name, caption: String(node.attrs['caption']) };
    case 'live_table':
      return { kind: 'live_table', table: name };
    case 'live_chart':
      return { kind: 'live_chart', chart: name };
    default:
      return { kind: 'paragraph', content: inlinesOf(node) };
  }
}

function inlinesOf(node: Node): Inline[] {
  return node.children.flatMap((child): Inline[] => {
    if (child.type.name === 'footnote') return footnoteOf(String(child.attrs['source']));
    const strong = child.marks.some(({ type }) => type.name === 'bold') ? { strong: true as const } : {};
    return child.isText
      ? [{ kind: 'text', text: child.text ?? '', ...strong }]
      : [{ kind: 'figure', chip: child.attrs['chip'] as FigureChip, ...strong }];
  });
}

function rowsOf(table: Node): TextCell[][] {
  const { map, width, height } = TableMap.get(table);
  const ownerRow = new Map<number, number>();
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x): TextCell => {
      const at = map[y * width + x]!;
      const first = ownerRow.get(at);
      if (first !== undefined) return { content: [], joins: first === y ? 'left' : 'above' };
      ownerRow.set(at, y);
      const cell = table.nodeAt(at);
      return { content: cell ? cell.children.flatMap(inlinesOf) : [] };
    }),
  );
}
