import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { chainOf, eventHash, genesisHash } from './chain.js';
import { chainedEvent, type EventRecord } from './event-record.js';

const batch = 1_000;

export interface Verification {
  /** Chains of reports; the installation's own is checked too but not counted. */
  reports: number;
  events: number;
  /** The first place of each chain that does not follow from what stands before it. */
  broken: { reportId: string | null; seq: number }[];
}

/** Reads every chain in one snapshot and tells where one was altered, cut or extended by another hand. */
@Injectable()
export class AuditVerificationService {
  constructor(private readonly dataSource: DataSource) {}

  verify(): Promise<Verification> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const chains = await tx.query<{ chain: string; seq: number | null; hash: string | null }[]>(
        `select coalesce(e.chain, h.chain) as chain, h.seq, h.hash
         from (select distinct coalesce(report_id::text, $1) as chain from audit_event) e
         full join audit_head h on h.chain = e.chain
         order by 1`,
        [chainOf(null)],
      );
      const verification: Verification = { reports: 0, events: 0, broken: [] };
      for (const { chain, seq, hash } of chains) {
        const reportId = chain === chainOf(null) ? null : chain;
        const read = await this.readChain(tx, reportId);
        if (reportId) verification.reports += 1;
        verification.events += read.events;
        const brokenAt = read.brokenAt ?? (seq === read.seq && hash === read.hash ? null : read.seq + 1);
        if (brokenAt !== null) verification.broken.push({ reportId, seq: brokenAt });
      }
      return verification;
    });
  }

  private async readChain(tx: EntityManager, reportId: string | null) {
    let seq = 0;
    let hash = genesisHash;
    let events = 0;
    let brokenAt: number | null = null;
    for (;;) {
      const records = await tx.query<EventRecord[]>(
        // `is not distinct from` could not use the index
        `select * from audit_event where ${reportId ? 'report_id = $3' : '$3::uuid is null and report_id is null'}
         and seq > $1 order by seq limit $2`,
        [seq, batch, reportId],
      );
      for (const record of records) {
        const follows = record.seq === seq + 1 && record.previous_hash === hash && seals(record);
        if (!follows) brokenAt ??= seq + 1;
        ({ seq, hash } = record);
      }
      events += records.length;
      if (records.length < batch) return { seq, hash, events, brokenAt };
    }
  }
}

function seals(record: EventRecord): boolean {
  try {
    return eventHash(chainedEvent(record)) === record.hash;
  } catch {
    // facts that no writer of ours could have stored
    return false;
  }
}
