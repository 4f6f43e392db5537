import { inject, Service, signal } from '@angular/core';
import { Api } from './api.js';

/** The person's own stream of events: one connection for all that listens. Open while someone is signed in. */
@Service()
export class PersonFeed {
  /** Notices not yet read. */
  readonly unread = signal(0);
  /** Counts the notices heard since the page was opened, without the server's first word about what was there. */
  readonly heard = signal(0);
  private readonly api = inject(Api);

  /** Listens until the returned function is called. */
  open(): () => void {
    let first = true;
    return this.api.events('personEvents', undefined, ({ unread }) => {
      this.unread.set(unread);
      if (!first) this.heard.update((count) => count + 1);
      first = false;
    });
  }
}
