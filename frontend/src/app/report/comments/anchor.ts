import type { CommentAnchor } from '@countersign/contracts';

const around = 40;
const longestQuote = 500;

/** The words from `start` to `end` of a text, with what stands around them; null when there are none or too many. */
export function anchorAt(text: string, start: number, end: number): CommentAnchor | null {
  const quote = text.slice(start, end);
  if (!quote.trim() || quote.length > longestQuote) return null;
  return { quote, before: text.slice(Math.max(0, start - around), start), after: text.slice(end, end + around) };
}

/**
 * Where the words stand now: of several places the one whose surroundings are most like those of then. Null when the
 * words are gone; the comment then stands at its field.
 */
export function placeOf(text: string, { quote, before, after }: CommentAnchor): { start: number; end: number } | null {
  let best: { start: number; likeness: number } | null = null;
  for (let start = text.indexOf(quote); start >= 0; start = text.indexOf(quote, start + 1)) {
    const likeness = sharedEnd(before, text.slice(0, start)) + sharedStart(after, text.slice(start + quote.length));
    if (!best || likeness > best.likeness) best = { start, likeness };
  }
  return best && { start: best.start, end: best.start + quote.length };
}

function sharedStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}

function sharedEnd(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}
