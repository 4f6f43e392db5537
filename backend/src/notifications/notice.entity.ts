import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

@Entity('notice')
export class Notice {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Reference({ name: 'event_id' }) eventId!: string;
  @Reference({ name: 'person_id' }) personId!: string;
  @Column('text') title!: string;
  @Column('text') body!: string;
  @Column('text') link!: string;
  @Instant({ default: () => 'now()' }) at!: Date;
  @Instant({ name: 'read_at', nullable: true }) readAt!: Date | null;
}
