import type { ReportState } from '@countersign/workflow';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Day, Instant, Reference } from '../database/column-types.js';

@Entity('report')
export class Report {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'department_id' }) departmentId!: string;
  @Reference({ name: 'template_version_id' }) templateVersionId!: string;
  @Column('integer') year!: number;
  @Column('text') title!: string;
  @Column('text', { default: 'drafting' }) state!: ReportState;
  @Column('integer', { default: 1 }) revision!: number;
  /** Counts changes of figures and answers; results carry the value that they were computed from. */
  @Column('integer', { name: 'figures_revision', default: 1 }) figuresRevision!: number;
  @Day({ nullable: true }) deadline!: string | null;
  @Reference({ name: 'created_by', nullable: true }) createdBy!: string | null;
  @Instant({ name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Instant({ name: 'submitted_at', nullable: true }) submittedAt!: Date | null;
  @Reference({ name: 'submitted_by', nullable: true }) submittedBy!: string | null;
  /** The bureau's first look at the present submission. */
  @Instant({ name: 'opened_at', nullable: true }) openedAt!: Date | null;
}
