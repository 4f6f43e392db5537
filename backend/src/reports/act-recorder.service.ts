import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { AuditRecord } from '../audit/audit.service.js';
import { OutboxService } from '../queue/outbox.service.js';

/** Acts that somebody has to hear of. */
export type ReportEventKind =
  | `section.${'submitted' | 'recalled' | 'countersigned' | 'approved' | 'returned' | 'signed' | 'reopened'}`
  | `section.${'lapsed' | 'reminded' | 'commented'}`
  | `report.${'assigned' | 'ready' | 'submitted' | 'withdrawn' | 'opened' | 'accepted' | 'revision_requested' | 'published'}`;

/** Payload of the outbox topic `event`. `eventId` is the audit event's id, so that a repeat is recognised. */
export interface ReportEventMessage {
  readonly eventId: string;
  readonly kind: ReportEventKind;
  readonly reportId: string;
  readonly sectionId: string | null;
  /** Null for the system. */
  readonly actorId: string | null;
  readonly action: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly comment: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface ReportAct extends AuditRecord {
  readonly reportId: string;
  /** Absent: nobody needs to hear of it. */
  readonly event?: ReportEventKind;
}

/** Writes an act to the audit trail and, where it concerns others, to the outbox; both in the act's transaction. */
@Injectable()
export class ActRecorder {
  constructor(
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
  ) {}

  /** Gives the audit event's id. */
  async record(tx: EntityManager, { event, ...act }: ReportAct): Promise<string> {
    const { id } = await this.audit.append(tx, act);
    if (event) await this.tell(tx, id, event, act);
    return id;
  }

  /** One event about several acts, under the id of one of them. */
  async tell(tx: EntityManager, eventId: string, kind: ReportEventKind, act: Omit<ReportAct, 'event'>): Promise<void> {
    const message: ReportEventMessage = {
      eventId,
      kind,
      reportId: act.reportId,
      sectionId: act.sectionId,
      actorId: act.person?.id ?? null,
      action: act.action,
      from: act.from ?? null,
      to: act.to ?? null,
      comment: act.comment ?? '',
      facts: act.facts ?? {},
    };
    await this.outbox.put(tx, 'event', { ...message });
  }
}
