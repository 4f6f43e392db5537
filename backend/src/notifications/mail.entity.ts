import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

/** One mail; the database allows one for an event and a recipient. `kept`: no mail server is configured. */
@Entity('mail')
export class Mail {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'event_id' }) eventId!: string;
  @Reference({ name: 'person_id' }) personId!: string;
  @Column('text') recipient!: string;
  @Column('text') subject!: string;
  @Column('text') text!: string;
  @Column('text') html!: string;
  @Column('text', { name: 'message_id' }) messageId!: string;
  @Column('text', { default: 'pending' }) state!: 'pending' | 'sent' | 'kept' | 'dead';
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  @Instant({ name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Instant({ name: 'sent_at', nullable: true }) sentAt!: Date | null;
}
