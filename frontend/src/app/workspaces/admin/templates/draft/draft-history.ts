/** Earlier and later states of what is edited, for 撤销 and 重做. Immutable. */
export interface DraftHistory<T> {
  readonly past: readonly Step<T>[];
  readonly present: T;
  readonly future: readonly Step<T>[];
}

interface Step<T> {
  readonly state: T;
  /** The edit that led away from the state, in words. */
  readonly what: string;
  /** Milliseconds since 1970 of the last keystroke of the edit. */
  readonly at: number;
}

const longestHistory = 200;
/** Keystrokes of one edit that follow each other so soon are undone together. */
const togetherMs = 1500;

export const beginning = <T>(present: T): DraftHistory<T> => ({ past: [], present, future: [] });

export function edited<T>({ past, present }: DraftHistory<T>, next: T, what: string, at: number): DraftHistory<T> {
  const last = past.at(-1);
  if (last && last.what === what && at - last.at < togetherMs)
    return { past: [...past.slice(0, -1), { ...last, at }], present: next, future: [] };
  return { past: [...past, { state: present, what, at }].slice(-longestHistory), present: next, future: [] };
}

export function undone<T>(history: DraftHistory<T>): DraftHistory<T> {
  const { past, present, future } = history;
  const last = past.at(-1);
  if (!last) return history;
  return { past: past.slice(0, -1), present: last.state, future: [{ ...last, state: present }, ...future] };
}

export function redone<T>(history: DraftHistory<T>): DraftHistory<T> {
  const { past, present, future } = history;
  const [next] = future;
  if (!next) return history;
  // at 0: a keystroke after 重做 is an edit of its own
  return { past: [...past, { ...next, state: present, at: 0 }], present: next.state, future: future.slice(1) };
}
