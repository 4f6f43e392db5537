import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chainOf, eventHash, genesisHash } from './chain.js';
import type { ChainedEvent } from './chain.js';

/** An act to be recorded. `person` null is the system. `facts` hold no floats: exact numbers are strings. */
export interface AuditRecord {
  readonly reportId: string | null;
  readonly sectionId: string | null;
  readonly person: { readonly id: string; readonly name: string; readonly post: string } | null;
  readonly action: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly comment?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface Appended {
  readonly id: string;
  readonly seq: number;
  readonly hash: string;
}

// the upsert takes the row lock, so that two acts at once cannot share a predecessor
const lockHead = /* sql */ `
  insert into audit_head (chain, seq, hash) values ($1, 0, $2)
  on conflict (chain) do update set chain = excluded.chain
  returning seq, hash`;

const appendEvent = /* sql */ `
  with moved as (update audit_head set seq = $3, hash = $15 where chain = $16)
  insert into audit_event (id, report_id, seq, section_id, person_id, person_name, person_post, action,
    from_state, to_state, comment, facts, at, previous_hash, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

/** Appends to the audit trail: one chain a report and one for the installation, each event sealing its predecessor. */
@Injectable()
export class AuditService {
  /** Must be called inside the act's own transaction, after its report and section are locked. */
  async append(tx: EntityManager, record: AuditRecord): Promise<Appended> {
    const chain = chainOf(record.reportId);
    const [head] = await tx.query<{ seq: number; hash: string }[]>(lockHead, [chain, genesisHash]);
    if (!head) throw new Error(`Chain ${chain} has no head`);
    const event: ChainedEvent = {
      id: randomUUID(),
      reportId: record.reportId,
      seq: head.seq + 1,
      sectionId: record.sectionId,
      personId: record.person?.id ?? null,
      personName: record.person?.name ?? '系统',
      personPost: record.person?.post ?? '',
      action: record.action,
      from: record.from ?? null,
      to: record.to ?? null,
      comment: record.comment ?? '',
      facts: record.facts ?? {},
      at: new Date().toISOString(),
      previousHash: head.hash,
    };
    const hash = eventHash(event);
    await tx.query(appendEvent, [
      event.id,
      event.reportId,
      event.seq,
      event.sectionId,
      event.personId,
      event.personName,
      event.personPost,
      event.action,
      event.from,
      event.to,
      event.comment,
      JSON.stringify(event.facts),
      event.at,
      event.previousHash,
      hash,
      chain,
    ]);
    return { id: event.id, seq: event.seq, hash };
  }
}
