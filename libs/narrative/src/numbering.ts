import type { NarrativeBlock } from './blocks.js';

/** A block with the mark before it: `一、`, `（一）`, `1.`, `（1）`, `•` before a bullet, else nothing. */
export interface NumberedBlock {
  readonly block: NarrativeBlock;
  readonly number: string;
}

/**
 * Numbers of the items in the order of official documents (GB/T 9704 §7.3.3: 一、 （一） 1. （1）). A level begins
 * again below a higher one, and all do after a heading; paragraphs and tables between items do not break a list.
 */
export function numbered(blocks: readonly NarrativeBlock[]): NumberedBlock[] {
  const counts = [0, 0, 0, 0];
  return blocks.map((block) => {
    if (block.kind === 'heading') counts.fill(0);
    if (block.kind === 'bullet') return { block, number: '•' };
    if (block.kind !== 'numbered') return { block, number: '' };
    const level = block.level - 1;
    counts[level] = counts[level]! + 1;
    counts.fill(0, block.level);
    return { block, number: officialNumber(block.level, counts[level]) };
  });
}

/** The printed number of an item: `officialNumber(2, 3)` is `（三）`. */
export function officialNumber(level: 1 | 2 | 3 | 4, count: number): string {
  switch (level) {
    case 1:
      return `${chinese(count)}、`;
    case 2:
      return `（${chinese(count)}）`;
    case 3:
      return `${count}.`;
    case 4:
      return `（${count}）`;
  }
}

const digits = '零一二三四五六七八九';

function chinese(count: number): string {
  // nobody reads a list of ten thousand items by words
  if (count > 9999) return `${count}`;
  const written = [...`${count}`].map((digit, index, all) => {
    const place = ['', '十', '百', '千'][all.length - 1 - index]!;
    return digit === '0' ? '零' : `${digits.charAt('0123456789'.indexOf(digit))}${place}`;
  });
  return written
    .join('')
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$/, '')
    .replace(/^一十/, '十');
}
