import type { Inline, NarrativeBlock, TextCell } from './blocks.js';
import { writeChip } from './chip-source.js';

interface Place {
  inCell?: true;
  inFootnote?: true;
}

/**
 * The text of a tree, so that `readNarrative` gives the tree again: always the same characters for the same tree.
 * Two tables without anything between get an empty line, since their rows would be one table's.
 */
export function writeNarrative(blocks: readonly NarrativeBlock[]): string {
  return blocks
    .flatMap((block, index) => [
      ...(block.kind === 'table' && blocks[index - 1]?.kind === 'table' ? [''] : []),
      writeBlock(block),
    ])
    .join('\n');
}

function writeBlock(block: NarrativeBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return plainLine(writeInlines(block.content));
    case 'heading':
      return after('#'.repeat(block.level), block.content);
    case 'numbered':
      return after('+'.repeat(block.level), block.content);
    case 'bullet':
      return after('*', block.content);
    case 'table':
      return block.rows.map((row) => `|${row.map((cell) => `${writeCell(cell)}|`).join('')}`).join('\n');
    case 'picture':
      return `![${oneLine(block.caption).replace(/[\\[\]]/g, '\\$&')}](${block.attachment})`;
    case 'live_table':
      return `{{table:${block.table}}}`;
    case 'live_chart':
      return `{{chart:${block.chart}}}`;
  }
}

function after(sign: string, content: readonly Inline[]): string {
  const line = writeInlines(content);
  return line ? `${sign} ${line}` : sign;
}

/** A paragraph that begins like another block gets a backslash before its first character. */
function plainLine(line: string): string {
  const begins = /^(?:(?:#{1,3}|\+{1,4}|\*)(?: |$)|\||!\[)/.test(line);
  return begins ? `\\${line}` : line;
}

function writeCell({ content, joins }: TextCell): string {
  if (joins) return joins === 'left' ? '<' : '^';
  const cell = writeInlines(content, { inCell: true });
  return cell === '<' || cell === '^' ? `\\${cell}` : cell;
}

function writeInlines(content: readonly Inline[], place: Place = {}): string {
  let line = '';
  let strong = false;
  const turn = (wanted: boolean) => {
    if (wanted !== strong) line += '**';
    strong = wanted;
  };
  for (const inline of content) {
    if (inline.kind === 'footnote') {
      turn(false);
      const note = writeInlines(inline.content, { ...place, inFootnote: true });
      if (note) line += `[^${note}]`;
      continue;
    }
    const written = inline.kind === 'figure' ? writeChip(inline.chip) : escaped(oneLine(inline.text), place);
    if (written) turn(inline.strong ?? false);
    line += written;
  }
  turn(false);
  return line;
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** Backslashes only where a character would mean something; what stands at an end may meet anything. */
function escaped(text: string, { inCell, inFootnote }: Place): string {
  return text.replace(/[\\{*[\]|]/g, (character, index: number) => {
    const [before, next] = [text.charAt(index - 1), text.charAt(index + 1)];
    const means = {
      '\\': !next || /[\\{}[\]*|#+!^<]/.test(next),
      '{': !next || /[a-z{]/.test(next),
      '*': !next || index === 0 || before === '*' || next === '*',
      '[': !next || next === '^',
      ']': inFootnote,
      '|': inCell,
    }[character];
    return means ? `\\${character}` : character;
  });
}
