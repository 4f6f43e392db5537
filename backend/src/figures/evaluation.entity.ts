import type { ReportEvaluation } from '@countersign/template';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant, Numeric } from '../database/column-types.js';

/** What the engine computed for a report, with the figures' revision that it was computed from. */
@Entity('evaluation')
export class EvaluationRow {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: string;
  @Column('integer', { name: 'figures_revision' }) figuresRevision!: number;
  @Column('jsonb') result!: ReportEvaluation;
  @Numeric({ name: 'score_total', nullable: true }) scoreTotal!: string | null;
  @Numeric({ name: 'score_known' }) scoreKnown!: string;
  @Numeric({ name: 'execution_ratio', nullable: true }) executionRatio!: string | null;
  @Column('integer') blocking!: number;
  /** Warnings without an explanation. */
  @Column('integer') warnings!: number;
  @Column('text', { nullable: true }) problem!: string | null;
  @Instant({ name: 'computed_at', default: () => 'now()' }) computedAt!: Date;
}
