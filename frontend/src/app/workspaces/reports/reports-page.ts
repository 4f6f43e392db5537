import { Component, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReportSummary } from '@countersign/contracts';
import type { ReportState } from '@countersign/workflow';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { reportStateWords } from '../../report/state-words.js';
import { StateMark } from '../../report/state-mark.js';
import { Day } from '../../ui/days.js';
import { EmptyState } from '../../ui/empty-state.js';

/** Every report that the person may read. */
@Component({
  selector: 'cs-reports-page',
  imports: [Day, EmptyState, RouterLink, StateMark],
  templateUrl: './reports-page.html',
  styles: `
    .page {
      display: grid;
      gap: 14px;
      max-width: 1240px;
      margin: 0 auto;
      padding: 20px 24px 40px;
    }
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: 10px;
    }
    .filters .cs-input {
      width: auto;
    }
    .more {
      justify-self: center;
    }
  `,
})
export class ReportsPage {
  protected readonly search = signal('');
  protected readonly state = signal<ReportState | ''>('');
  protected readonly reports = signal<ReportSummary[] | null>(null);
  protected readonly next = signal<string | null>(null);
  protected readonly problem = signal('');
  protected readonly states = Object.entries(reportStateWords).map(([state, { word }]) => ({ state, word }));
  private readonly api = inject(Api);

  constructor() {
    effect(() => void this.load({ search: this.search(), state: this.state() }));
  }

  protected async load(filter = { search: this.search(), state: this.state() }, cursor?: string): Promise<void> {
    try {
      const { search, state } = filter;
      const page = await this.api.call('listReports', {
        query: { limit: 50, ...(search && { search }), ...(state && { state }), ...(cursor && { cursor }) },
      });
      if (search !== this.search() || state !== this.state()) return;
      this.reports.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.next);
      this.problem.set('');
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }

  protected more(): Promise<void> {
    return this.load(undefined, this.next() ?? undefined);
  }

  protected pick(state: string): void {
    this.state.set(state as ReportState | '');
  }
}
