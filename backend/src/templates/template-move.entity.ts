import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

/** Somebody moves the running reports of older versions to this one, in the background. */
@Entity('template_move')
export class TemplateMove {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'template_version_id' }) templateVersionId!: string;
  @Reference({ name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('text', { name: 'person_post' }) personPost!: string;
  @Instant({ default: () => 'now()' }) at!: Date;
  @Instant({ name: 'finished_at', nullable: true }) finishedAt!: Date | null;
}

/** One report of a move, and what became of it. */
@Entity('template_move_report')
export class TemplateMoveReport {
  @PrimaryColumn('uuid', { name: 'move_id' }) moveId!: string;
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: string;
  /** What one job takes. */
  @Column('integer') batch!: number;
  @Column('text', { default: 'waiting' }) state!: 'waiting' | 'moved' | 'failed';
  /** Why it could not be moved, as a sentence. */
  @Column('text', { nullable: true }) reason!: string | null;
  /** Revision of figures with which it was moved; results of it or later are those of the new version. */
  @Column('integer', { name: 'figures_revision', nullable: true }) figuresRevision!: number | null;
  @Instant({ name: 'settled_at', nullable: true }) settledAt!: Date | null;
}
