import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ComparedVersion, ComparisonView, DocumentsView } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { apiResource } from '../../api/api-resource.js';
import { problemText } from '../../api/problem-text.js';
import { ChangesList } from '../side/changes-list.js';
import { momentText } from '../words.js';
import { ComparedScores } from './compared-scores.js';
import { PrintedReport } from './printed-report.js';

type View = 'text' | 'list' | 'scores';

/** Two versions of a report, or this year's and last year's: as one redline, as a list, and score by score. */
@Component({
  selector: 'cs-compare-page',
  imports: [ChangesList, ComparedScores, PrintedReport, RouterLink],
  templateUrl: './compare-page.html',
  styleUrl: './compare-page.css',
})
export class ComparePage {
  readonly reportId = input.required<string>();
  /** From the address, so that a comparison can be sent to somebody. */
  readonly from = input<string>();
  readonly to = input<string>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly documents = apiResource('listDocuments', () => ({ params: { id: this.reportId() } }));
  protected readonly versions = computed(() => versionNames(this.documents.value()?.versions ?? []));
  /** Without a wish: what the bureau received last, with the present content; without that, last year's report. */
  protected readonly older = linkedSignal<string>(
    () =>
      this.from() ??
      this.documents.value()?.versions.find(({ version }) => version !== 'current')?.version ??
      'last_year',
  );
  protected readonly newer = linkedSignal<string>(() => this.to() ?? 'current');
  protected readonly view = signal<View>('text');
  protected readonly comparison = signal<ComparisonView | null>(null);
  protected readonly problem = signal('');
  protected readonly busy = signal(false);
  protected readonly paper = computed(
    () => `/api/reports/${this.reportId()}/comparison/pdf?from=${this.older()}&to=${this.newer()}`,
  );

  constructor() {
    effect(() => {
      if (this.documents.hasValue()) void this.read(this.reportId(), this.older(), this.newer());
    });
    effect(() => {
      const failure = this.documents.error();
      if (failure) this.problem.set(problemText(failure));
    });
  }

  protected choose(side: 'from' | 'to', version: string): void {
    const queryParams = { from: this.older(), to: this.newer(), [side]: version };
    void this.router.navigate([], { queryParams, replaceUrl: true });
  }

  private async read(id: string, from: string, to: string): Promise<void> {
    this.busy.set(true);
    try {
      const query = { from: from as ComparedVersion, to: to as ComparedVersion };
      const comparison = await this.api.call('compareVersions', { params: { id }, query });
      if (from !== this.older() || to !== this.newer()) return;
      this.comparison.set(comparison);
      this.problem.set('');
    } catch (error) {
      this.comparison.set(null);
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }
}

function versionNames(versions: DocumentsView['versions']): { version: string; name: string }[] {
  const received = versions.map(({ version, at, accepted }) => ({
    version,
    name:
      version === 'current'
        ? '当前内容'
        : `第${version}次报送（${at ? momentText(at) : ''}${accepted ? '，已接收' : ''}）`,
  }));
  return [...received, { version: 'last_year', name: '上年度报告' }];
}
