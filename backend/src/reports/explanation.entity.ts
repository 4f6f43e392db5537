import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Reference } from '../database/column-types.js';
import { Stamped } from './stamped.js';

/** Why a warning stands; it stays with the finding while its values stay. */
@Entity('explanation')
export class Explanation extends Stamped {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: string;
  @PrimaryColumn('text', { name: 'finding_key' }) findingKey!: string;
  @Reference({ name: 'section_id' }) sectionId!: string;
  @Column('text') text!: string;
}
