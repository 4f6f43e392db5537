import { computed, inject, Service, signal } from '@angular/core';
import type { Preferences, SessionView, SignIn } from '@countersign/contracts';
import type { Role } from '@countersign/workflow';
import { Api } from './api.js';
import { ApiProblem } from './api-problem.js';
import { SessionToken } from './session-token.js';

/** Who is signed in. A session that ended is not a sign-out: the page stays, and a sign-in over it goes on. */
@Service()
export class SessionStore {
  private readonly api = inject(Api);
  private readonly token = inject(SessionToken);
  private readonly view = signal<SessionView | null>(null);

  readonly session = this.view.asReadonly();
  readonly person = computed(() => this.view()?.person ?? null);
  readonly ended = this.token.ended.asReadonly();

  /** Takes up the browser's session, if it has one; run once, before the first page. */
  async open(): Promise<void> {
    try {
      this.take(await this.api.call('readSession'));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  async signIn(body: SignIn): Promise<void> {
    this.take(await this.api.call('signIn', { body }));
  }

  async signOut(): Promise<void> {
    await this.api.call('signOut');
    this.view.set(null);
  }

  async savePreferences(body: Preferences): Promise<void> {
    const preferences = await this.api.call('savePreferences', { body });
    this.view.update((view) => view && { ...view, preferences });
  }

  holds(...roles: readonly Role[]): boolean {
    return this.view()?.grants.some(({ role }) => roles.includes(role)) ?? false;
  }

  private take(view: SessionView): void {
    this.view.set(view);
    this.token.csrf.set(view.csrfToken);
    this.token.ended.set(false);
  }
}
