import type { Change } from '@countersign/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';
import type { SignedContent } from './signed-content.js';

/** A sign-off and the exact content that it covers; superseded, never deleted. */
@Entity('signature')
export class Signature {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'section_id' }) sectionId!: string;
  @Reference({ name: 'person_id' }) personId!: string;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('text', { name: 'person_post' }) personPost!: string;
  @Column('text') digest!: string;
  @Column('jsonb') covered!: SignedContent;
  @Instant({ name: 'signed_at', default: () => 'now()' }) signedAt!: Date;
  @Instant({ name: 'superseded_at', nullable: true }) supersededAt!: Date | null;
  @Column('text', { name: 'superseded_reason', nullable: true }) supersededReason!: string | null;
  @Column('jsonb', { name: 'superseded_changes', nullable: true }) supersededChanges!: Change[] | null;
}
