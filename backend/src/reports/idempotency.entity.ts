import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../database/column-types.js';

/** First answer to a request with an `Idempotency-Key`; a repeat gets it again. */
@Entity('idempotency')
export class IdempotencyRow {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('text') route!: string;
  @Column('text', { name: 'body_hash' }) bodyHash!: string;
  @Column('integer') status!: number;
  @Column('jsonb', { nullable: true }) response!: unknown;
  @Instant({ default: () => 'now()' }) at!: Date;
}
