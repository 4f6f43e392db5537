import { Component, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QueryOf, ReportSummary } from '@countersign/contracts';
import { Decimal, formatFigure } from '@countersign/figures';
import type { ReportState } from '@countersign/workflow';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { reportStateWords } from '../../report/state-words.js';
import { StateMark } from '../../report/state-mark.js';
import { Day, Instant } from '../../ui/days.js';
import { EmptyState } from '../../ui/empty-state.js';

type Sort = NonNullable<NonNullable<QueryOf<'listReports'>>['sort']>;

const columns: readonly { sort: Sort; label: string; number?: true }[] = [
  { sort: 'department', label: '单位' },
  { sort: 'state', label: '状态' },
  { sort: 'score', label: '得分', number: true },
  { sort: 'execution', label: '预算执行率', number: true },
  { sort: 'findings', label: '核查问题', number: true },
  { sort: 'deadline', label: '期限' },
];
const states: readonly ReportState[] = ['submitted', 'revision_requested', 'accepted', 'published'];

/** All departments' reports that came to the bureau; sorted and filtered by the database. */
@Component({
  selector: 'cs-board-page',
  imports: [Day, EmptyState, Instant, RouterLink, StateMark],
  templateUrl: './board-page.html',
  styleUrl: './board-page.css',
})
export class BoardPage {
  protected readonly columns = columns;
  protected readonly states = states.map((state) => ({ state, word: reportStateWords[state].word }));
  protected readonly state = signal<ReportState | null>(null);
  protected readonly search = signal('');
  protected readonly sort = signal<Sort>('state');
  protected readonly descending = signal(false);
  protected readonly reports = signal<ReportSummary[] | null>(null);
  protected readonly next = signal<string | null>(null);
  protected readonly problem = signal('');
  private readonly api = inject(Api);
  private asked = 0;

  constructor() {
    effect(() => {
      const query = this.query();
      void this.load(query);
    });
  }

  protected sortBy(sort: Sort): void {
    this.descending.set(this.sort() === sort ? !this.descending() : sort !== 'department');
    this.sort.set(sort);
  }

  protected percent(ratio: string | null): string {
    return ratio === null ? '待定' : formatFigure(new Decimal(ratio), { unit: '%', decimals: 2 });
  }

  protected points(total: string | null): string {
    return total === null ? '待定' : formatFigure(new Decimal(total), { unit: '分', decimals: 2 });
  }

  protected more(): Promise<void> {
    return this.load({ ...this.query(), cursor: this.next() ?? '' });
  }

  private query() {
    const [state, search] = [this.state(), this.search()];
    const descending = this.descending() ? ('true' as const) : ('false' as const);
    return { limit: 100, sort: this.sort(), descending, ...(state && { state }), ...(search && { search }) };
  }

  private async load(query: QueryOf<'listReports'>): Promise<void> {
    const turn = ++this.asked;
    try {
      const page = await this.api.call('listReports', { query });
      if (turn !== this.asked) return;
      this.reports.update((shown) => (query.cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.next);
      this.problem.set('');
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
