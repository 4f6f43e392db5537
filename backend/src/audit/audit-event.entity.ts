import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

/** One act. Append only: the database refuses UPDATE and DELETE; `hash` covers the event and its predecessor. */
@Entity('audit_event')
export class AuditEvent {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'report_id', nullable: true }) reportId!: string | null;
  @Column('integer') seq!: number;
  @Reference({ name: 'section_id', nullable: true }) sectionId!: string | null;
  @Reference({ name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'person_name' }) personName!: string;
  @Column('text', { name: 'person_post' }) personPost!: string;
  @Column('text') action!: string;
  @Column('text', { name: 'from_state', nullable: true }) fromState!: string | null;
  @Column('text', { name: 'to_state', nullable: true }) toState!: string | null;
  @Column('text', { default: '' }) comment!: string;
  @Column('jsonb', { default: {} }) facts!: Record<string, unknown>;
  @Instant() at!: Date;
  @Column('text', { name: 'previous_hash' }) previousHash!: string;
  @Column('text') hash!: string;
}

/** Last event of a chain; the row that an append locks. */
@Entity('audit_head')
export class AuditHead {
  @PrimaryColumn('text') chain!: string;
  @Column('integer') seq!: number;
  @Column('text') hash!: string;
}
