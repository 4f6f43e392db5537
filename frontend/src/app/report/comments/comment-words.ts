import type { CommentThread, CommentsView } from '@countersign/contracts';

type Audience = CommentsView['audiences'][number];

/** Whom a comment is for, as the writer reads it. */
export const audienceWords: Readonly<Record<Audience, string>> = {
  department: '仅本部门可见',
  bureau: '仅财政局可见',
  all: '部门和财政局可见',
};

/** Open threads in the order in which they began; settled ones after them. */
export const inOrder = (threads: readonly CommentThread[]): CommentThread[] => [
  ...threads.filter(({ resolved }) => !resolved),
  ...threads.filter(({ resolved }) => resolved),
];

/** Who of the named is still named in the text: `@姓名` that was deleted again mentions nobody. */
export const mentionedIn = (text: string, people: readonly { id: string; name: string }[]): string[] => [
  ...new Set(people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)),
];

/** What is being typed behind the last `@` before the caret; null when no name is being typed. */
export function nameBeingTyped(text: string, caret: number): string | null {
  const match = /@([^\s@]{0,12})$/u.exec(text.slice(0, caret));
  return match?.[1] ?? null;
}
