import { Entity, PrimaryColumn } from 'typeorm';
import { Numeric, Reference } from '../database/column-types.js';

/** One entered figure. An absent row is an unknown figure, not zero. */
@Entity('figure')
export class Figure {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: string;
  @PrimaryColumn('text') key!: string;
  @Reference({ name: 'section_id' }) sectionId!: string;
  @Numeric() value!: string;
}
