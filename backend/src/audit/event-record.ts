import type { EntityManager } from 'typeorm';
import type { ChainedEvent, SealedEvent } from './chain.js';

/** A row of `audit_event`. */
export interface EventRecord {
  id: string;
  report_id: string | null;
  seq: number;
  section_id: string | null;
  person_id: string | null;
  person_name: string;
  person_post: string;
  action: string;
  from_state: string | null;
  to_state: string | null;
  comment: string;
  facts: Record<string, unknown>;
  at: Date;
  previous_hash: string;
  hash: string;
}

/** What the event's hash covers. */
export const chainedEvent = (record: EventRecord): ChainedEvent => ({
  id: record.id,
  reportId: record.report_id,
  seq: record.seq,
  sectionId: record.section_id,
  personId: record.person_id,
  personName: record.person_name,
  personPost: record.person_post,
  action: record.action,
  from: record.from_state,
  to: record.to_state,
  comment: record.comment,
  facts: record.facts,
  at: record.at.toISOString(),
  previousHash: record.previous_hash,
});

/** A report's chain from its beginning to the last event with this action; empty where there is none. */
export async function chainUntil(tx: EntityManager, reportId: string, action: string): Promise<SealedEvent[]> {
  const records = await tx.query<EventRecord[]>(
    `select * from audit_event where report_id = $1
     and seq <= (select max(seq) from audit_event where report_id = $1 and action = $2) order by seq`,
    [reportId, action],
  );
  return records.map((record) => ({ ...chainedEvent(record), hash: record.hash }));
}
