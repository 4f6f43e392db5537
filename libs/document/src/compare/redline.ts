import { diffArrays } from 'diff';
import { mostDifferences, tokensOf } from './tokens.js';

/** A stretch of text that both versions share, or that only one has. */
export interface RedlinePart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** What changed between two texts, by characters and whole numbers where they are alike enough. */
export function redline(before: string, after: string): RedlinePart[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: mostDifferences });
  if (!changes)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

/** Share of the longer text that both have, 0 to 1: whether two paragraphs are versions of one. */
export function shareInCommon(before: string, after: string): number {
  const lengths = { same: 0, removed: 0, added: 0 };
  for (const { kind, text } of redline(before, after)) lengths[kind] += text.length;
  const longer = lengths.same + Math.max(lengths.removed, lengths.added);
  return longer === 0 ? 1 : lengths.same / longer;
}
