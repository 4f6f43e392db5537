import { Service, signal } from '@angular/core';

/** Whether the server can be reached, as the last request or event stream saw it. */
@Service()
export class Connection {
  readonly lost = signal(false);
}
