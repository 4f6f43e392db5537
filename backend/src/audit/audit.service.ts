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

/** The last event of a chain. */
interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** An act in a report's chain. */
type ReportAct = AuditRecord & { readonly reportId: string };

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

const readHeads = /* sql */ `select chain, seq, hash from audit_head where chain = any($1) order by chain for update`;

const appendEvents = /* sql */ `
  with event as (
    select * from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::uuid[], $5::uuid[], $6::text[], $7::text[],
      $8::text[], $9::text[], $10::text[], $11::text[], $12::jsonb[], $13::timestamptz[], $14::text[], $15::text[])
      as e (id, report_id, seq, section_id, person_id, person_name, person_post, action, from_state, to_state,
        comment, facts, at, previous_hash, hash)
  ), moved as (
    insert into audit_head (chain, seq, hash) select report_id::text, seq, hash from event
    on conflict (chain) do update set seq = excluded.seq, hash = excluded.hash
  )
  insert into audit_event (id, report_id, seq, section_id, person_id, person_name, person_post, action,
    from_state, to_state, comment, facts, at, previous_hash, hash)
  select * from event`;

/** Appends to the audit trail: one chain a report and one for the installation, each event sealing its predecessor. */
@Injectable()
export class AuditService {
  /** Must be called inside the act's own transaction, after its report and section are locked. */
  async append(tx: EntityManager, record: AuditRecord): Promise<Appended> {
    const chain = chainOf(record.reportId);
    const [head] = await tx.query<Head[]>(lockHead, [chain, genesisHash]);
    if (!head) throw new Error(`Chain ${chain} has no head`);
    const event = chained(record, head);
    const hash = eventHash(event);
    await tx.query(appendEvent, [...columnsOf(event), hash, chain]);
    return { id: event.id, seq: event.seq, hash };
  }

  /**
   * One act of each of several reports, by two statements. The reports' rows are locked by the caller, so that nobody
   * else appends to their chains, not even the first event.
   */
  async appendEach(tx: EntityManager, records: readonly ReportAct[]): Promise<void> {
    if (!records.length) return;
    const heads = await tx.query<(Head & { chain: string })[]>(readHeads, [
      records.map(({ reportId }) => chainOf(reportId)),
    ]);
    const headOf = new Map(heads.map((head) => [head.chain, head]));
    const rows = records.map((record) => {
      const event = chained(record, headOf.get(chainOf(record.reportId)) ?? { seq: 0, hash: genesisHash });
      return [...columnsOf(event), eventHash(event)];
    });
    await tx.query(
      appendEvents,
      rows[0]!.map((_, column) => rows.map((row) => row[column])),
    );
  }
}

/** The event after `head` in its chain. */
function chained(record: AuditRecord, head: Head): ChainedEvent {
  return {
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
}

/** In the order of the statements; the event's own hash follows. */
const columnsOf = (event: ChainedEvent): unknown[] => [
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
];
