import { Service, signal } from '@angular/core';

/** The token that every write carries, and whether the session ended while the page was open. */
@Service()
export class SessionToken {
  readonly csrf = signal('');
  readonly ended = signal(false);
}
