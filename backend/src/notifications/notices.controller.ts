import type { Notice as NoticeView, PersonEvent, QueryOf, ResponseOf } from '@countersign/contracts';
import { Controller, type MessageEvent } from '@nestjs/common';
import { map, merge, startWith, switchMap, takeUntil, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import type { Actor, Session } from '../access/actor.js';
import { CurrentActor, CurrentSession } from '../access/current-actor.decorator.js';
import { StandingAccess } from '../access/standing-access.service.js';
import { Body, Contract, Query } from '../common/contract.decorator.js';
import { ChangeFeed } from '../figures/change-feed.js';
import { heartbeat } from '../figures/figures.controller.js';

const pageSize = 30;

/** A person's own notices, and the stream that tells of new ones. */
@Controller()
export class NoticesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly feed: ChangeFeed,
    private readonly access: StandingAccess,
  ) {}

  @Contract('listNotices')
  async list(
    @Query() query: QueryOf<'listNotices'>,
    @CurrentActor() { id }: Actor,
  ): Promise<ResponseOf<'listNotices'>> {
    const limit = Number(query?.limit ?? pageSize);
    const rows = await this.dataSource.query<(Omit<NoticeView, 'at'> & { at: Date })[]>(
      `select id, title, body, link, at, read_at is not null as read from notice
       where person_id = $1 and ($2::text is null or (at, id) < (
         select at, id from notice where id::text = $2 and person_id = $1))
       order by at desc, id desc limit $3`,
      [id, query?.cursor ?? null, limit + 1],
    );
    const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
    return { items, next: rows.length > limit ? items.at(-1)!.id : null, unread: await this.unread(id) };
  }

  @Contract('markNoticesRead')
  async markRead(
    @Body() { ids = [], all = false }: { ids?: string[]; all?: boolean },
    @CurrentActor() { id }: Actor,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        'update notice set read_at = now() where person_id = $1 and read_at is null and ($2 or id = any($3::uuid[]))',
        [id, all, ids],
      );
      await this.feed.announcePerson(tx, id);
    });
  }

  /**
   * How many are unread now, and again whenever that may have changed, also unheard: counted after the change, never
   * carried by it.
   */
  @Contract('personEvents')
  events(@CurrentSession() session: Session): Observable<MessageEvent> {
    const { id } = session.actor;
    const events = merge(this.feed.ofPerson(id), this.feed.resumed).pipe(
      startWith(undefined),
      switchMap(() => this.unread(id)),
      map((unread): MessageEvent => ({ data: { kind: 'notice', unread } satisfies PersonEvent })),
    );
    return merge(events, heartbeat()).pipe(takeUntil(merge(this.feed.closed, this.access.lost(session))));
  }

  private async unread(personId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      'select count(*)::integer as count from notice where person_id = $1 and read_at is null',
      [personId],
    );
    return row!.count;
  }
}
