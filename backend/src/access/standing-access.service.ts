import { Injectable } from '@nestjs/common';
import { defer, EMPTY, filter, interval, map, merge, startWith, switchMap, take } from 'rxjs';
import type { Observable } from 'rxjs';
import { ProblemError } from '../common/problem.js';
import { AccessChanges } from './access-changes.js';
import type { Actor, Session } from './actor.js';
import { SessionsService } from './sessions.service.js';

/** Sessions expire without anybody announcing it. */
const lookAgainMs = 20_000;

interface Watching {
  /** Throws a problem when the person may no longer hear what the stream tells. */
  readonly mayStay?: (actor: Actor) => Promise<unknown>;
  /** What happened that may have changed the answer of `mayStay`. */
  readonly lookAgain?: Observable<unknown>;
}

/** Watches whether an open stream is still its reader's: a stream outlives the check of the request that opened it. */
@Injectable()
export class StandingAccess {
  constructor(
    private readonly sessions: SessionsService,
    private readonly changes: AccessChanges,
  ) {}

  /** Emits once, as soon as the session has ended or its person may no longer stay. */
  lost(session: Session, { mayStay, lookAgain = EMPTY }: Watching = {}): Observable<void> {
    const concerned = this.changes.changed.pipe(filter((id) => id === null || id === session.actor.id));
    return merge(concerned, lookAgain, interval(lookAgainMs)).pipe(
      startWith(null),
      switchMap(() => defer(() => this.stands(session, mayStay))),
      filter((stands) => !stands),
      take(1),
      map(() => undefined),
    );
  }

  private async stands(session: Session, mayStay: Watching['mayStay']): Promise<boolean> {
    try {
      const present = await this.sessions.standing(session);
      if (present) await mayStay?.(present.actor);
      return present !== undefined;
    } catch (error) {
      // a database that is away for a moment takes no right from anybody
      return !(error instanceof ProblemError);
    }
  }
}
