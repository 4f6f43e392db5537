import { createHash } from 'node:crypto';
import { canonicalJson } from '@countersign/workflow';

/** What the first event of a chain names as its predecessor. */
export const genesisHash = '0'.repeat(64);

/** Everything an audit event says. Each report has a chain of its own; `reportId` null is the installation's. */
export interface ChainedEvent {
  readonly id: string;
  readonly reportId: string | null;
  readonly seq: number;
  readonly sectionId: string | null;
  readonly personId: string | null;
  readonly personName: string;
  readonly personPost: string;
  readonly action: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly comment: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** ISO 8601 in UTC with milliseconds, as stored. */
  readonly at: string;
  readonly previousHash: string;
}

/** An event with the hash that was given to it. */
export interface SealedEvent extends ChainedEvent {
  readonly hash: string;
}

/** SHA-256 over the canonical JSON of the whole event, the predecessor's hash included. */
export function eventHash(event: ChainedEvent): string {
  return createHash('sha256').update(canonicalJson(event)).digest('hex');
}

/** Key of the row that an append locks. */
export function chainOf(reportId: string | null): string {
  return reportId ?? 'installation';
}

/** Number of the first event that does not follow from what stands before it; null when all do. */
export function chainBrokenAt(events: readonly SealedEvent[]): number | null {
  let previous = genesisHash;
  for (const [index, { hash, ...event }] of events.entries()) {
    const follows = event.seq === index + 1 && event.previousHash === previous && eventHash(event) === hash;
    if (!follows) return index + 1;
    previous = hash;
  }
  return null;
}
