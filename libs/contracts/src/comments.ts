import { commentAudiences } from '@countersign/access';
import { z } from 'zod';
import { id, instant, personStamp } from './common.js';

/** The words of a narrative that a comment is about; found again by what stands around them. */
export const commentAnchor = z.object({
  quote: z.string().min(1).max(500),
  before: z.string().max(60),
  after: z.string().max(60),
});
export type CommentAnchor = z.infer<typeof commentAnchor>;

const spoken = { id, text: z.string(), by: personStamp, at: instant, mentions: z.array(personStamp) };

/** A thread: what somebody said of the section, a field or some words, and what was answered. */
export const commentThread = z.object({
  ...spoken,
  /** Null: of the section as a whole. */
  field: z.string().nullable(),
  anchor: commentAnchor.nullable(),
  audience: z.enum(commentAudiences),
  resolved: z.object({ by: personStamp, at: instant }).nullable(),
  replies: z.array(z.object(spoken)),
});
export type CommentThread = z.infer<typeof commentThread>;

export const commentsView = z.object({
  threads: z.array(commentThread),
  /** Whom a new thread may be for; empty for who only reads. */
  audiences: z.array(z.enum(commentAudiences)),
});
export type CommentsView = z.infer<typeof commentsView>;

export const addComment = z.object({
  /** The thread that is answered; then `field`, `anchor` and `audience` are its own. */
  thread: id.optional(),
  field: z.string().max(200).optional(),
  anchor: commentAnchor.optional(),
  audience: z.enum(commentAudiences).optional(),
  text: z.string().trim().min(1).max(2000),
  mentions: z.array(id).max(20).optional(),
});
export type AddComment = z.infer<typeof addComment>;

export const settleComment = z.object({ resolved: z.boolean() });

export const colleaguesQuery = z.object({ audience: z.enum(commentAudiences) });
/** People who may be named in a comment with `@`. */
export const colleagues = z.object({ items: z.array(personStamp.extend({ id })) });
export type Colleagues = z.infer<typeof colleagues>;
