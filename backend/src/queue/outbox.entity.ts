import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Instant } from '../database/column-types.js';

/** A message that was committed together with the change it speaks of. */
@Entity('outbox')
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('text') topic!: string;
  @Column('jsonb') payload!: Record<string, unknown>;
  @Instant({ default: () => 'now()' }) at!: Date;
  @Instant({ name: 'relayed_at', nullable: true }) relayedAt!: Date | null;
}
