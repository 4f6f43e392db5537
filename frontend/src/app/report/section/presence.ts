import { Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { Api } from '../../api/api.js';
import { SessionStore } from '../../api/session-store.js';
import { ReportStore } from '../report-store.js';
import { SectionStore } from './section-store.js';
import { after, at, saidEveryMs, type Seens } from './who-is-here.js';

/** Says who else has this section open, and tells them that the reader has. */
@Component({
  selector: 'cs-presence',
  template: `
    @if (others().length) {
      <p role="status">
        也在本章节：
        @for (person of others(); track $index) {
          <span [title]="person.post">{{ person.name }}</span>
        }
      </p>
    }
  `,
  styles: `
    p {
      max-width: 1080px;
      margin: 0 auto 6px;
      font-size: 13px;
      color: var(--cs-muted);
    }
    span {
      margin-right: 8px;
      padding: 1px 8px;
      border-radius: 10px;
      background: var(--cs-accent-soft);
      color: var(--cs-accent-strong);
    }
    @media print {
      p {
        display: none;
      }
    }
  `,
})
export class Presence {
  private readonly api = inject(Api);
  private readonly report = inject(ReportStore);
  private readonly section = inject(SectionStore);
  private readonly me = inject(SessionStore).session;
  private readonly seen = signal<Seens>([]);
  private readonly now = signal(Date.now());
  private readonly here = computed(() => this.section.view()?.id);
  protected readonly others = computed(() => at(this.seen(), this.here(), this.now()));

  constructor() {
    effect((onCleanup) => {
      const id = this.here();
      if (!id) return;
      void this.say(id, true);
      onCleanup(() => void this.say(id, false));
    });
    effect(() => {
      const event = this.report.presence();
      if (event) untracked(() => this.heard(event));
    });
    const timer = setInterval(() => {
      this.now.set(Date.now());
      const id = this.here();
      if (id && !document.hidden) void this.say(id, true);
    }, saidEveryMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  private heard(event: NonNullable<ReturnType<ReportStore['presence']>>): void {
    const before = this.seen();
    this.now.set(Date.now());
    this.seen.set(after(before, event, this.me()?.person.id ?? '', this.now()));
    const id = this.here();
    // a newcomer learns at once who is here
    const isNew = this.seen().length > before.length;
    if (isNew && id === event.sectionId) void this.say(id, true);
  }

  /** A word that is lost is said again; nobody need hear of it. */
  private say(id: string, here: boolean): Promise<unknown> {
    return this.api.call('sayPresent', { params: { id }, body: { here } }).catch(() => undefined);
  }
}
