import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { CommentsView } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { ApiProblem } from '../../api/api-problem.js';
import { ReportStore } from '../report-store.js';
import { SectionStore } from '../section/section-store.js';
import { highlight } from './highlights.js';

/** The discussion of the open section, read again whenever somebody speaks; its words are marked on the page. */
@Injectable()
export class CommentsStore {
  readonly view = signal<CommentsView | null>(null);
  readonly open = computed(() => this.view()?.threads.filter(({ resolved }) => !resolved).length ?? 0);
  private readonly api = inject(Api);
  private readonly report = inject(ReportStore);
  private readonly section = inject(SectionStore);
  private readonly sectionId = computed(() => this.section.view()?.id);

  constructor() {
    effect(() => {
      const id = this.sectionId();
      untracked(() => this.view.set(null));
      if (id) untracked(() => void this.read(id));
    });
    effect(() => {
      const event = this.report.event();
      const id = untracked(this.sectionId);
      if (id && event?.kind === 'commented' && event.sectionId === id) untracked(() => void this.read(id));
    });
    effect((onCleanup) => {
      const threads = this.view()?.threads ?? [];
      this.section.values();
      // the page shows what was typed only after this turn
      const frame = requestAnimationFrame(() => highlight(threads));
      onCleanup(() => cancelAnimationFrame(frame));
    });
    inject(DestroyRef).onDestroy(() => highlight([]));
  }

  /** Without a connection the panel keeps what it has; the next word reads again. */
  private async read(id: string): Promise<void> {
    try {
      const view = await this.api.call('listComments', { params: { id } });
      if (id === this.sectionId()) this.view.set(view);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
}
