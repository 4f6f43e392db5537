import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ReportSummary, TemplateVersionView } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { SessionStore } from '../../api/session-store.js';
import { StateMark } from '../../report/state-mark.js';
import { Day, DaysLeft } from '../../ui/days.js';
import { EmptyState } from '../../ui/empty-state.js';

/** The coordinator's departments: the report of each year, and a new one. */
@Component({
  selector: 'cs-coordinator-page',
  imports: [Day, DaysLeft, EmptyState, RouterLink, StateMark],
  templateUrl: './coordinator-page.html',
  styles: `
    .page {
      display: grid;
      gap: 18px;
      max-width: 1120px;
      margin: 0 auto;
      padding: 20px 24px 40px;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: end;
      padding: 16px 20px;
    }
    form h2 {
      flex-basis: 100%;
    }
    label {
      display: grid;
      gap: 4px;
    }
    .cs-input {
      width: auto;
      min-width: 180px;
    }
  `,
})
export class CoordinatorPage {
  protected readonly reports = signal<ReportSummary[] | null>(null);
  protected readonly templates = signal<TemplateVersionView[]>([]);
  protected readonly problem = signal('');
  protected readonly busy = signal(false);
  private readonly session = inject(SessionStore);
  protected readonly departments = computed(() =>
    (this.session.session()?.grants ?? []).flatMap(({ role, department }) =>
      role === 'coordinator' && department ? [department] : [],
    ),
  );
  private readonly api = inject(Api);
  private readonly router = inject(Router);

  constructor() {
    void this.load();
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const deadline = String(form.get('deadline') ?? '');
    this.busy.set(true);
    this.problem.set('');
    try {
      const { id } = await this.api.call('createReport', {
        body: {
          departmentId: String(form.get('department')),
          templateVersionId: String(form.get('template')),
          ...(deadline && { deadline }),
        },
      });
      await this.router.navigate(['/coordinator', id]);
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }

  private async load(): Promise<void> {
    try {
      const own = new Set(this.departments().map(({ id }) => id));
      const [{ items }, templates] = await Promise.all([
        this.api.call('listReports', { query: { limit: 100 } }),
        this.api.call('listTemplates'),
      ]);
      this.reports.set(items.filter(({ department }) => own.has(department.id)));
      this.templates.set(templates.items.filter(({ publishedAt }) => publishedAt));
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
