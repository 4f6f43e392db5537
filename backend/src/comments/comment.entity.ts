import type { CommentAudience } from '@countersign/access';
import type { CommentAnchor } from '@countersign/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';
import { Stamped } from '../reports/stamped.js';

/** A word in the discussion of a section. The first of a thread says where it stands, for whom, and whether it is settled. */
@Entity('comment')
export class Comment extends Stamped {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'section_id' }) sectionId!: string;
  @Reference({ name: 'thread_id', nullable: true }) threadId!: string | null;
  @Column('text', { nullable: true }) field!: string | null;
  @Column('jsonb', { nullable: true }) anchor!: CommentAnchor | null;
  @Column('text') audience!: CommentAudience;
  @Column('text') text!: string;
  @Column('jsonb') mentions!: { id: string; name: string; post: string }[];
  @Reference({ name: 'resolved_by', nullable: true }) resolvedBy!: string | null;
  @Column('text', { name: 'resolved_name', nullable: true }) resolvedName!: string | null;
  @Column('text', { name: 'resolved_post', nullable: true }) resolvedPost!: string | null;
  @Instant({ name: 'resolved_at', nullable: true }) resolvedAt!: Date | null;
}
