import type { CoveredContent } from '@countersign/template';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

export interface SignedChange {
  kind: 'figure' | 'answer' | 'score';
  key: string;
  label: string;
  before: string | null;
  after: string | null;
}

/** A sign-off and the exact content that it covers; superseded, never deleted. */
@Entity('signature')
export class Signature {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'section_id' }) sectionId!: string;
  @Reference({ name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('text', { name: 'person_post' }) personPost!: string;
  @Column('text') digest!: string;
  @Column('jsonb') covered!: CoveredContent;
  @Instant({ name: 'signed_at', default: () => 'now()' }) signedAt!: Date;
  @Instant({ name: 'superseded_at', nullable: true }) supersededAt!: Date | null;
  @Column('text', { name: 'superseded_reason', nullable: true }) supersededReason!: string | null;
  @Column('jsonb', { name: 'superseded_changes', nullable: true }) supersededChanges!: SignedChange[] | null;
}
