import type { SectionAction, SectionState } from '@countersign/workflow';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { ReturnNote } from './return-note.entity.js';
import type { Section } from './section.entity.js';

export interface Note {
  readonly field: string | null;
  readonly text: string;
}

/** What an act changes in the section's row, besides its revision. Back with the owner, nobody has acted yet. */
export function columnsOf(
  action: SectionAction,
  to: SectionState,
  actor: Pick<Actor, 'id'>,
): QueryDeepPartialEntity<Section> {
  if (action === 'countersign') return {};
  const now = () => 'now()';
  const moved = { state: to, movedAt: now };
  const notSubmitted = { submittedBy: null, submittedAt: null };
  const notApproved = { approvedBy: null, approvedAt: null };
  if (action === 'submit') return { ...moved, ...notApproved, submittedBy: actor.id, submittedAt: now };
  if (action === 'approve') return { ...moved, approvedBy: actor.id, approvedAt: now };
  if (to === 'in_review') return { ...moved, ...notApproved };
  if (to === 'draft' || to === 'returned') return { ...moved, ...notSubmitted, ...notApproved };
  return moved;
}

export async function countersign(
  tx: EntityManager,
  sectionId: string,
  actor: Actor,
  offices: readonly string[],
): Promise<void> {
  await tx.query(
    `update section_assisting_office set countersigned_by = $2, countersigned_at = now()
     where section_id = $1 and office_id = any($3) and countersigned_at is null`,
    [sectionId, actor.id, offices],
  );
}

export async function clearCountersignatures(tx: EntityManager, sectionId: string): Promise<void> {
  await tx.query(
    'update section_assisting_office set countersigned_by = null, countersigned_at = null where section_id = $1',
    [sectionId],
  );
}

/** Reasons of a return, open until the owner answers each. */
export async function pinNotes(
  tx: EntityManager,
  sectionId: string,
  notes: readonly Note[],
  { id, name, post }: Pick<Actor, 'id' | 'name' | 'post'>,
): Promise<void> {
  await tx.insert(
    ReturnNote,
    notes.map(({ field, text }) => ({ sectionId, field, text, personId: id, personName: name, personPost: post })),
  );
}
