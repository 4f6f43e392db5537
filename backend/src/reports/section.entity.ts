import type { SectionState } from '@countersign/workflow';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Day, Instant, Reference } from '../database/column-types.js';

@Entity('section')
export class Section {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'report_id' }) reportId!: string;
  @Column('text') key!: string;
  @Column('integer') position!: number;
  @Column('text', { default: 'draft' }) state!: SectionState;
  @Column('integer', { default: 1 }) revision!: number;
  @Reference({ name: 'office_id', nullable: true }) officeId!: string | null;
  @Reference({ name: 'leader_id', nullable: true }) leaderId!: string | null;
  @Day({ nullable: true }) deadline!: string | null;
  @Reference({ name: 'submitted_by', nullable: true }) submittedBy!: string | null;
  @Instant({ name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  @Reference({ name: 'approved_by', nullable: true }) approvedBy!: string | null;
  @Instant({ name: 'approved_at', nullable: true }) approvedAt!: Date | null;
  /** Last transition or assignment: "waiting since". */
  @Instant({ name: 'moved_at', default: () => 'now()' }) movedAt!: Date;
  @Instant({ name: 'saved_at', nullable: true }) savedAt!: Date | null;
  @Reference({ name: 'saved_by', nullable: true }) savedBy!: string | null;
  /** The report's template version no longer has it; its content and history stay. */
  @Instant({ name: 'removed_at', nullable: true }) removedAt!: Date | null;
}
