import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Reference } from '../database/column-types.js';

/** A narrative, choice, list, reason or rubric answer. */
@Entity('answer')
export class Answer {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: string;
  @PrimaryColumn('text') key!: string;
  @Reference({ name: 'section_id' }) sectionId!: string;
  @Column('jsonb') value!: unknown;
}
