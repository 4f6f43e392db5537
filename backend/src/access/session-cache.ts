import { Injectable } from '@nestjs/common';
import type { Session } from './actor.js';

const keptMs = 2_000;
const keptSessions = 5_000;

/**
 * Spares the database a query per request of a busy session. What is kept is never older than two seconds,
 * and is forgotten at once when a session, a grant or a person changes (`AccessChanges`).
 */
@Injectable()
export class SessionCache {
  private readonly kept = new Map<string, { session: Session; until: number }>();
  private generation = 0;

  async get(hash: Buffer, read: () => Promise<Session | undefined>): Promise<Session | undefined> {
    const key = hash.toString('base64');
    const known = this.kept.get(key);
    const now = Date.now();
    if (known && known.until > now && known.session.expiresAt.getTime() > now) return known.session;

    // what was read before a change must not be kept after it
    const { generation } = this;
    const session = await read();
    if (session && generation === this.generation) {
      if (this.kept.size >= keptSessions) this.kept.clear();
      this.kept.set(key, { session, until: Date.now() + keptMs });
    } else this.kept.delete(key);
    return session;
  }

  clear(): void {
    this.generation += 1;
    this.kept.clear();
  }
}
