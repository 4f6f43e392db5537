import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What is told to the background after a commit. */
export type Topic = 'recompute' | 'event' | 'mail' | 'template_move' | 'export' | 'package';

/** Channel on which the relay hears that something was committed. */
export const outboxChannel = 'outbox';

const insert = /* sql */ `
  with message as (insert into outbox (topic, payload) values ($1, $2))
  select pg_notify('${outboxChannel}', '')`;

/** Puts messages into the outbox, in the transaction of the change that they speak of: both are there, or neither. */
@Injectable()
export class OutboxService {
  async put(tx: EntityManager, topic: Topic, payload: Readonly<Record<string, unknown>>): Promise<void> {
    await tx.query(insert, [topic, payload]);
  }
}
