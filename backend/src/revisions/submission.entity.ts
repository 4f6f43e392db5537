import type { ReportEvaluation } from '@countersign/template';
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
  @Instant({ default: () => 'now()' }) at!: Date;
}
