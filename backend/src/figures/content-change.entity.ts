import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Reference } from '../database/column-types.js';
import { Stamped } from '../reports/stamped.js';

/** One value that a save changed. */
@Entity('change')
export class ContentChange extends Stamped {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Reference({ name: 'report_id' }) reportId!: string;
  @Reference({ name: 'section_id' }) sectionId!: string;
  @Column('integer', { name: 'section_revision' }) sectionRevision!: number;
  @Column('text') kind!: 'figure' | 'answer';
  @Column('text') key!: string;
  @Column('jsonb', { nullable: true }) before!: unknown;
  @Column('jsonb', { nullable: true }) after!: unknown;
}
