import type { AttachedFile, ReportEvaluation } from '@countersign/template';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

/** What the bureau received in one round, to show exactly what a resubmission changed. */
@Entity('submission')
export class Submission {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'report_id' }) reportId!: string;
  @Column('integer') round!: number;
  @Reference({ name: 'person_id', nullable: true }) personId!: string | null;
  @Column('jsonb') figures!: Record<string, string>;
  @Column('jsonb') answers!: Record<string, unknown>;
  @Column('jsonb') evaluation!: ReportEvaluation;
  /** Files at fields and indicators by key. */
  @Column('jsonb', { default: {} }) attachments!: Record<string, AttachedFile[]>;
  /** Null, of rounds told before it was kept: the report's own. */
  @Reference({ name: 'template_version_id', nullable: true }) templateVersionId!: string | null;
  @Instant({ default: () => 'now()' }) at!: Date;
}
