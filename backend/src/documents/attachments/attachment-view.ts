import type { AttachmentView } from '@countersign/contracts';
import { previewOf } from './file-kind.js';

export interface AttachmentRow {
  readonly id: string;
  readonly field: string | null;
  readonly noteId: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly digest: string;
  /** PostgreSQL's bigint as text. */
  readonly size: string;
  readonly personId: string | null;
  readonly personName: string;
  readonly personPost: string;
  readonly at: Date;
}

export function attachmentView(row: AttachmentRow, mayRemove: boolean): AttachmentView {
  const { id, field, noteId, name, mediaType, digest, size, personId, personName, personPost, at } = row;
  return {
    id,
    field,
    note: noteId,
    name,
    size: Number(size),
    type: mediaType,
    digest,
    preview: previewOf(mediaType),
    by: { id: personId, name: personName, post: personPost },
    at: at.toISOString(),
    mayRemove,
  };
}
