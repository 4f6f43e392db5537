import type { CommentThread } from '@countersign/contracts';
import type { Comment } from './comment.entity.js';

/** Threads in the order in which they began, each with its answers; answers to a thread that is not among them are left out. */
export function threadsOf(comments: readonly Comment[]): CommentThread[] {
  return comments
    .filter(({ threadId }) => threadId === null)
    .map((first) => ({
      ...spoken(first),
      field: first.field,
      anchor: first.anchor,
      audience: first.audience,
      resolved: first.resolvedAt && {
        by: { id: first.resolvedBy, name: first.resolvedName ?? '', post: first.resolvedPost ?? '' },
        at: first.resolvedAt.toISOString(),
      },
      replies: comments.filter(({ threadId }) => threadId === first.id).map(spoken),
    }));
}

const spoken = ({ id, text, personId, personName, personPost, at, mentions }: Comment) => ({
  id,
  text,
  by: { id: personId, name: personName, post: personPost },
  at: at.toISOString(),
  mentions,
});
