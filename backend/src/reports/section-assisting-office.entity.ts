import { Entity, PrimaryColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

/** An assisting office of a section, and its countersignature (会签) in the present round. */
@Entity('section_assisting_office')
export class SectionAssistingOffice {
  @PrimaryColumn('uuid', { name: 'section_id' }) sectionId!: string;
  @PrimaryColumn('uuid', { name: 'office_id' }) officeId!: string;
  @Reference({ name: 'countersigned_by', nullable: true }) countersignedBy!: string | null;
  @Instant({ name: 'countersigned_at', nullable: true }) countersignedAt!: Date | null;
}
