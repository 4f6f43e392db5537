import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant, Reference } from '../database/column-types.js';

/** A signed-in browser. Only the SHA-256 of the cookie's token is kept. */
@Entity('session')
export class SessionRow {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash!: Buffer;
  @Reference({ name: 'person_id' }) personId!: string;
  @Column('text', { name: 'csrf_token' }) csrfToken!: string;
  @Instant({ name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Instant({ name: 'seen_at', default: () => 'now()' }) seenAt!: Date;
  @Instant({ name: 'expires_at' }) expiresAt!: Date;
}
