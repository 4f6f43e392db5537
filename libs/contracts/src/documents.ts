import type { PrintedReport } from '@countersign/document';
import { z } from 'zod';
import { decimal, id, instant, personStamp } from './common.js';
import { change } from './reports.js';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A file attached to a field or indicator, or to a reason of a return. */
export const attachmentView = z.object({
  id,
  field: z.string().nullable(),
  note: id.nullable(),
  name: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** Media type, found from the content. */
  type: z.string(),
  /** SHA-256 of the content. */
  digest,
  /** Can be looked at in the browser. */
  preview: z.enum(['pdf', 'image']).nullable(),
  by: personStamp,
  at: instant,
  mayRemove: z.boolean(),
});
export type AttachmentView = z.infer<typeof attachmentView>;

export const sectionAttachments = z.object({
  attachments: z.array(attachmentView),
  /** Field and indicator keys at which the caller may attach files now. */
  fields: z.array(z.string()),
  /** Return notes at which the caller may. */
  notes: z.array(id),
  /** Largest file in bytes. */
  limit: z.number().int(),
});
export type SectionAttachments = z.infer<typeof sectionAttachments>;

/** Where a new file belongs: exactly one of the two. */
export const attachmentPlace = z
  .object({ field: z.string().max(200).optional(), note: id.optional() })
  .refine(({ field, note }) => (field === undefined) !== (note === undefined), 'field or note');
export type AttachmentPlace = z.infer<typeof attachmentPlace>;

/** `inline` shows what can be looked at; anything else is always downloaded. */
export const attachmentQuery = z.object({ inline: z.enum(['1']).optional() });

export const documentFormats = ['docx', 'pdf', 'xlsx'] as const;
export const documentFormat = z.enum(documentFormats);
export type DocumentFormat = z.infer<typeof documentFormat>;

/** `current` is the present content, a number the round in which the bureau received it. */
export const documentVersion = z.union([z.literal('current'), z.string().regex(/^[1-9]\d{0,3}$/)]);
export type DocumentVersion = z.infer<typeof documentVersion>;

export const documentQuery = z.object({ version: documentVersion.optional() });
export const exportRequest = z.object({ format: documentFormat, version: documentVersion });
export type ExportRequest = z.infer<typeof exportRequest>;

/** One file of one version, as the caller may see it. */
export const documentFile = z.object({
  format: documentFormat,
  state: z.enum(['absent', 'queued', 'running', 'done', 'failed']),
  /** Per cent. */
  progress: z.number().int(),
  size: z.number().int().nullable(),
  digest: digest.nullable(),
  madeAt: instant.nullable(),
  problem: z.string().nullable(),
});
export type DocumentFile = z.infer<typeof documentFile>;

export const documentsView = z.object({
  versions: z.array(
    z.object({
      version: documentVersion,
      /** When the bureau received it; null for the present content. */
      at: instant.nullable(),
      accepted: z.boolean(),
      files: z.array(documentFile),
    }),
  ),
  /** Everything about the accepted report in one file; null before, and for those who may not see all of it. */
  package: z
    .object({
      state: z.enum(['queued', 'done', 'failed']),
      size: z.number().int().nullable(),
      digest: digest.nullable(),
      madeAt: instant.nullable(),
    })
    .nullable(),
});
export type DocumentsView = z.infer<typeof documentsView>;

const publicFile = z.object({ size: z.number().int(), digest });

/** A published report as everybody may read it. */
export const publicReport = z.object({
  id,
  title: z.string(),
  department: z.string(),
  year: z.number().int(),
  publishedAt: instant,
  printed: z.custom<PrintedReport>((value) => typeof value === 'object' && value !== null),
  /** Files that are still being made are left out. */
  files: z.array(publicFile.extend({ format: documentFormat })),
  attachments: z.array(publicFile.extend({ id, name: z.string(), field: z.string() })),
});
export type PublicReport = z.infer<typeof publicReport>;

/** A version to compare: one of this report, or last year's report of the same department. */
export const comparedVersion = z.union([documentVersion, z.literal('last_year')]);
export type ComparedVersion = z.infer<typeof comparedVersion>;
export const comparisonQuery = z.object({ from: comparedVersion, to: comparedVersion });

const comparedPoints = z.object({ points: decimal.nullable(), steps: z.array(z.string()) });

/** Two versions as one redline, with what changed as a list, and how each rule came to other points. */
export const comparisonView = z.object({
  from: z.string(),
  to: z.string(),
  printed: z.custom<PrintedReport>((value) => typeof value === 'object' && value !== null),
  changes: z.array(change),
  scores: z.array(
    z.object({ key: z.string(), label: z.string(), of: decimal, before: comparedPoints, after: comparedPoints }),
  ),
});
export type ComparisonView = z.infer<typeof comparisonView>;
