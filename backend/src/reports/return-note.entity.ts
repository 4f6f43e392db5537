import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';
import { Stamped } from './stamped.js';

/** A reason of a return, pinned to a field where that helps, open until the owner answers. */
@Entity('return_note')
export class ReturnNote extends Stamped {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'section_id' }) sectionId!: string;
  @Column('text', { nullable: true }) field!: string | null;
  @Column('text') text!: string;
  @Column('text', { nullable: true }) answer!: string | null;
  @Reference({ name: 'answered_by', nullable: true }) answeredBy!: string | null;
  @Column('text', { name: 'answered_name', nullable: true }) answeredName!: string | null;
  @Column('text', { name: 'answered_post', nullable: true }) answeredPost!: string | null;
  @Instant({ name: 'answered_at', nullable: true }) answeredAt!: Date | null;
}
