import type { CommentThread } from '@countersign/contracts';
import { placeOf } from './anchor.js';
import { fieldText, narrativeIn } from './field-text.js';

const name = 'cs-comment';

/** Marks the words that open threads are about, without touching the page that holds them. */
export function highlight(threads: readonly CommentThread[]): void {
  if (!('highlights' in CSS)) return;
  const ranges = threads.flatMap((thread) => (thread.resolved ? [] : (rangeOf(thread) ?? [])));
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

/** Where a thread's words stand on the page; null when they are gone or not shown. */
function rangeOf({ field, anchor }: Pick<CommentThread, 'field' | 'anchor'>): Range | null {
  const place = field && document.querySelector(`[data-field="${CSS.escape(field)}"]`);
  const root = place && narrativeIn(place);
  if (!root || !anchor) return null;
  const { text, range } = fieldText(root);
  const found = placeOf(text, anchor);
  return found && range(found.start, found.end);
}
