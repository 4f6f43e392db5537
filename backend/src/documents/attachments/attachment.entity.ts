import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../../database/column-types.js';
import { Stamped } from '../../reports/stamped.js';

/** A file at a field, an indicator or a reason of a return. Removing keeps it for the versions that had it. */
@Entity('attachment')
export class Attachment extends Stamped {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'report_id' }) reportId!: string;
  @Reference({ name: 'section_id' }) sectionId!: string;
  /** Key of the field or indicator; null at a return note. */
  @Column('text', { nullable: true }) field!: string | null;
  @Reference({ name: 'note_id', nullable: true }) noteId!: string | null;
  @Column('text', { name: 'file_digest' }) fileDigest!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Instant({ name: 'removed_at', nullable: true }) removedAt!: Date | null;
  @Reference({ name: 'removed_by', nullable: true }) removedBy!: string | null;
}
