import type { PresenceEvent, ReportEvent, ReportStreamEvent } from '@countersign/contracts';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import { filter } from 'rxjs/operators';
import type { EntityManager } from 'typeorm';
import { CONFIG } from '../config/config.module.js';
import type { Config } from '../config/config.js';
import { DATABASE_URL } from '../database/database-url.js';
import { Listener } from '../database/listener.js';

const reportChannel = 'report_changed';
const presenceChannel = 'section_presence';
const personChannel = 'person_notified';

/**
 * Tells every API process what changed, over PostgreSQL's NOTIFY: sent inside the transaction, delivered when it
 * commits. A browser at one process sees what was saved at another.
 */
@Injectable()
export class ChangeFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly reports = new Subject<ReportEvent>();
  private readonly presence = new Subject<PresenceEvent>();
  private readonly people = new Subject<string>();
  /** The connection was lost and is back: events may have been missed. */
  readonly resumed = new Subject<void>();
  /** The process stops: open streams end, so that browsers reconnect elsewhere. */
  readonly closed = new Subject<void>();
  private readonly listener: Listener;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_URL) databaseUrl: string,
  ) {
    this.listener = new Listener(
      databaseUrl,
      [reportChannel, presenceChannel, personChannel],
      (channel, payload) => this.receive(channel, payload),
      () => this.resumed.next(),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role !== 'worker') await this.listener.open();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed.next();
    await this.listener.close();
  }

  async announce(tx: EntityManager, ...events: readonly ReportEvent[]): Promise<void> {
    await tx.query('select pg_notify($1, event) from unnest($2::text[]) as event', [
      reportChannel,
      events.map((event) => JSON.stringify(event)),
    ]);
  }

  async announcePresence(tx: EntityManager, event: PresenceEvent): Promise<void> {
    await tx.query('select pg_notify($1, $2)', [presenceChannel, JSON.stringify(event)]);
  }

  /** Says only whose notices changed: how many are unread is known once every transaction at work has committed. */
  async announcePerson(tx: EntityManager, personId: string): Promise<void> {
    await tx.query('select pg_notify($1, $2)', [personChannel, personId]);
  }

  ofReport(reportId: string): Observable<ReportEvent> {
    return this.reports.pipe(filter((event) => event.reportId === reportId));
  }

  /** Who has which section of a report open. */
  presenceIn(reportId: string): Observable<ReportStreamEvent> {
    return this.presence.pipe(filter((event) => event.reportId === reportId));
  }

  ofPerson(personId: string): Observable<string> {
    return this.people.pipe(filter((id) => id === personId));
  }

  private receive(channel: string, payload: string): void {
    if (channel === reportChannel) this.reports.next(JSON.parse(payload) as ReportEvent);
    else if (channel === presenceChannel) this.presence.next(JSON.parse(payload) as PresenceEvent);
    else this.people.next(payload);
  }
}
