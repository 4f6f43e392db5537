import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Day, Instant, Reference } from '../database/column-types.js';
import { Stamped } from '../reports/stamped.js';

/** What the bureau wants changed (退回修改); at most one is open for a report. */
@Entity('revision_request')
export class RevisionRequest extends Stamped {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'report_id' }) reportId!: string;
  @Column('integer') round!: number;
  @Column('text', { default: '' }) comment!: string;
  @Instant({ name: 'closed_at', nullable: true }) closedAt!: Date | null;
}

@Entity('revision_request_item')
export class RevisionRequestItem {
  @PrimaryColumn('uuid', { name: 'request_id' }) requestId!: string;
  @PrimaryColumn('uuid', { name: 'section_id' }) sectionId!: string;
  @Column('text') text!: string;
  @Day({ nullable: true }) due!: string | null;
}
