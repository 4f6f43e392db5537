import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import type { HistoryEntry } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { FieldLinks } from '../field-links.js';
import { ReportStore } from '../report-store.js';
import { HistoryList } from './history-list.js';

/** Reads the history of a section (or of the whole report) page by page, and again after every act. */
@Component({
  selector: 'cs-history-panel',
  imports: [HistoryList],
  template: `
    @if (problem(); as why) {
      <p role="alert">{{ why }}</p>
    }
    <cs-history-list
      [entries]="entries()"
      [sectionName]="sectionName"
      [more]="next() !== null"
      (moreWanted)="read(next())"
      (opened)="links.go($event)"
    />
  `,
})
export class HistoryPanel {
  readonly reportId = input.required<string>();
  readonly sectionId = input<string | null>(null);
  protected readonly entries = signal<readonly HistoryEntry[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly problem = signal('');
  protected readonly links = inject(FieldLinks);
  private readonly api = inject(Api);
  private readonly report = inject(ReportStore);

  constructor() {
    effect(() => {
      this.reportId();
      this.sectionId();
      this.report.event();
      untracked(() => void this.read(null));
    });
  }

  protected readonly sectionName = (key: string): string => this.report.template()?.sections.get(key)?.title ?? key;

  protected async read(cursor: string | null): Promise<void> {
    const [id, sectionId] = [this.reportId(), this.sectionId()];
    try {
      const query = { ...(cursor !== null && { cursor }), ...(sectionId !== null && { sectionId }) };
      const page = await this.api.call('readHistory', { params: { id }, query });
      if (id !== this.reportId() || sectionId !== this.sectionId()) return;
      this.entries.update((entries) => (cursor === null ? page.items : [...entries, ...page.items]));
      this.next.set(page.next);
      this.problem.set('');
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
