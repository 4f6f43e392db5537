import { sectionActions, sectionStates } from '@countersign/workflow';
import { z } from 'zod';
import { actionView, day, decimal, id, instant, named, personStamp } from './common.js';
import { change } from './reports.js';

/** A reason pinned to a field (or to the section), open until the owner answers. */
export const returnNote = z.object({
  id,
  field: z.string().nullable(),
  text: z.string(),
  by: personStamp,
  at: instant,
  answer: z.object({ text: z.string(), by: personStamp, at: instant }).nullable(),
});
export type ReturnNote = z.infer<typeof returnNote>;

export const signatureView = z.object({
  by: personStamp,
  at: instant,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Why it no longer holds: a covered figure changed, or the section was reopened. */
  superseded: z.object({ at: instant, reason: z.string(), changes: z.array(change) }).nullable(),
});
export type SignatureView = z.infer<typeof signatureView>;

export const sectionView = z.object({
  id,
  reportId: id,
  key: z.string(),
  state: z.enum(sectionStates),
  revision: z.number().int(),
  office: named.nullable(),
  assisting: z.array(named.extend({ countersigned: z.boolean() })),
  leader: named.nullable(),
  deadline: day.nullable(),
  /** Own entered figures and answers (narratives, choices, lists, reasons, rubric answers). */
  figures: z.record(z.string(), decimal),
  answers: z.record(z.string(), z.unknown()),
  /** Field keys that the caller may write now. */
  editable: z.array(z.string()),
  /** Field keys that the caller does not see. */
  hidden: z.array(z.string()),
  /** Why nothing is editable, in words: who has it, since when, who can lift it. Null when something is. */
  lockedBecause: z.string().nullable(),
  actions: z.array(actionView(sectionActions)),
  mayRemind: z.boolean(),
  missing: z.array(z.object({ field: z.string(), label: z.string() })),
  notes: z.array(returnNote),
  signatures: z.array(signatureView),
  /** SHA-256 of what a signature would cover now; to be sent back when signing. */
  digest: z.string(),
  /** What changed since the caller last acted here (else since it was last submitted or signed). */
  changes: z.object({ since: instant.nullable(), changes: z.array(change) }),
});
export type SectionView = z.infer<typeof sectionView>;

export const saveFigures = z.object({
  revision: z.number().int(),
  /** `null` clears a figure. */
  figures: z
    .array(z.object({ key: z.string().max(200), value: z.string().max(64).nullable() }))
    .min(1)
    .max(1000),
});
export type SaveFigures = z.infer<typeof saveFigures>;

export const saveNarrative = z.object({ revision: z.number().int(), text: z.string() });
export type SaveNarrative = z.infer<typeof saveNarrative>;

export const saveAnswers = z.object({
  revision: z.number().int(),
  answers: z
    .array(z.object({ key: z.string().max(200), value: z.unknown() }))
    .min(1)
    .max(500),
});
export type SaveAnswers = z.infer<typeof saveAnswers>;

export const saved = z.object({ revision: z.number().int(), figuresRevision: z.number().int(), savedAt: instant });
export type Saved = z.infer<typeof saved>;

/** `facts` of a 409 `revision_conflict`: the other version of everything in the section, so that nothing is lost. */
export const revisionConflict = z.object({
  revision: z.number().int(),
  by: personStamp.nullable(),
  at: instant.nullable(),
  figures: z.record(z.string(), decimal),
  answers: z.record(z.string(), z.unknown()),
});
export type RevisionConflictFacts = z.infer<typeof revisionConflict>;

export const sectionTransition = z.object({
  action: z.enum(sectionActions),
  revision: z.number().int(),
  comment: z.string().max(2000).optional(),
  /** For `return` and `reopen`: reasons pinned to fields. */
  notes: z
    .array(z.object({ field: z.string().max(200).nullable(), text: z.string().trim().min(1).max(2000) }))
    .max(50)
    .optional(),
  /** For `return` by the leader: back to the owner (`returned`, the default) or one step, to the reviewer. */
  to: z.enum(['returned', 'in_review']).optional(),
  /** For `sign`: the digest that was shown. */
  digest: z.string().optional(),
});
export type SectionTransition = z.infer<typeof sectionTransition>;
export const sectionMoved = z.object({ state: z.enum(sectionStates), revision: z.number().int() });
export type SectionMoved = z.infer<typeof sectionMoved>;

export const explanation = z.object({ text: z.string().trim().min(1).max(2000) });
export const noteAnswer = z.object({ text: z.string().trim().min(1).max(2000) });
export const reminder = z.object({ comment: z.string().max(500).optional() });
