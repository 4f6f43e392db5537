import type { FiguresView, FindingsView, ParamsOf, ScoreView } from '@countersign/contracts';
import { Controller, type MessageEvent } from '@nestjs/common';
import { type Observable, defer, filter, interval, map, merge, switchMap, takeUntil } from 'rxjs';
import type { Actor, Session } from '../access/actor.js';
import { CurrentActor, CurrentSession } from '../access/current-actor.decorator.js';
import { StandingAccess } from '../access/standing-access.service.js';
import { Contract, Params } from '../common/contract.decorator.js';
import { ChangeFeed } from './change-feed.js';
import { FiguresReadingService } from './figures-reading.service.js';

/** Keeps proxies from closing a quiet stream. */
const heartbeatMs = 20_000;

@Controller()
export class FiguresController {
  constructor(
    private readonly reading: FiguresReadingService,
    private readonly feed: ChangeFeed,
    private readonly access: StandingAccess,
  ) {}

  @Contract('readFigures')
  figures(@Params() { id }: ParamsOf<'readFigures'>, @CurrentActor() actor: Actor): Promise<FiguresView> {
    return this.reading.figures(id, actor);
  }

  @Contract('readScore')
  score(@Params() { id }: ParamsOf<'readScore'>, @CurrentActor() actor: Actor): Promise<ScoreView> {
    return this.reading.score(id, actor);
  }

  @Contract('readFindings')
  findings(@Params() { id }: ParamsOf<'readFindings'>, @CurrentActor() actor: Actor): Promise<FindingsView> {
    return this.reading.findings(id, actor);
  }

  /**
   * The present revisions, so that a browser that was away sees at once whether it is behind; and what happens. It
   * listens before it reads: what happens meanwhile is told, perhaps ahead of the present state, never left out. After
   * a time in which this process could not hear, it tells the present again, and the pages read again what they show.
   * The stream ends with the session, and with the right to read the report.
   */
  @Contract('reportEvents')
  async events(
    @Params() { id }: ParamsOf<'reportEvents'>,
    @CurrentSession() session: Session,
  ): Promise<Observable<MessageEvent>> {
    const { actor } = session;
    await this.reading.revisions(id, actor);
    const present = defer(async () => ({
      kind: 'computed' as const,
      reportId: id,
      sectionId: null,
      by: null,
      ...(await this.reading.revisions(id, actor)),
    }));
    const again = this.feed.resumed.pipe(switchMap(() => present));
    const events = merge(this.feed.ofReport(id), this.feed.presenceIn(id), present, again).pipe(
      map((event): MessageEvent => ({ data: event })),
    );
    const lost = this.access.lost(session, {
      mayStay: (present) => this.reading.revisions(id, present),
      // a report that moves may have moved out of the reader's sight
      lookAgain: merge(this.feed.ofReport(id).pipe(filter(({ kind }) => kind === 'moved')), this.feed.resumed),
    });
    return merge(events, heartbeat()).pipe(takeUntil(merge(this.feed.closed, lost)));
  }
}

/** A comment-like event that browsers ignore. */
export const heartbeat = (): Observable<MessageEvent> =>
  interval(heartbeatMs).pipe(map(() => ({ type: 'heartbeat', data: '' })));
