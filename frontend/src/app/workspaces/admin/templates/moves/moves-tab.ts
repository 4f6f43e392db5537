import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import type { MovableReport } from '@countersign/contracts';
import { Api } from '../../../../api/api.js';
import { apiResource } from '../../../../api/api-resource.js';
import { problemText } from '../../../../api/problem-text.js';
import { StateMark } from '../../../../report/state-mark.js';
import { FailureNote } from '../../../../ui/failure-note.js';
import { ReasonDialog } from '../../../../ui/reason-dialog.js';
import { MovePreview } from './move-preview.js';
import { MoveProgress } from './move-progress.js';

const pollMs = 1500;

/** Running reports of older versions: what the move would do to one, and the move of all with its progress. */
@Component({
  selector: 'cs-moves-tab',
  imports: [FailureNote, MovePreview, MoveProgress, ReasonDialog, StateMark],
  templateUrl: './moves-tab.html',
  styleUrl: './moves-tab.css',
})
export class MovesTab {
  /** The published version that reports are moved to. */
  readonly versionId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly reading = apiResource('listMovableReports', () => ({ params: { id: this.versionId() } }));
  protected readonly moving = apiResource('listTemplateMoves', () => ({ params: { id: this.versionId() } }));
  /** The pages that were read so far. */
  protected readonly reports = linkedSignal<MovableReport[]>(() =>
    this.reading.hasValue() ? this.reading.value().items : [],
  );
  protected readonly next = linkedSignal(() => (this.reading.hasValue() ? this.reading.value().next : null));
  protected readonly moves = computed(() => (this.moving.hasValue() ? this.moving.value().items : []));
  protected readonly running = computed(() => this.moves().some(({ finishedAt }) => !finishedAt));
  /** Points are worked out again after the move itself. */
  private readonly unsettled = computed(
    () => this.running() || this.moves().some((move) => move.recomputed < move.moved),
  );
  protected readonly previewed = signal<MovableReport | null>(null);
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');

  constructor() {
    // progress is asked for until every moved report is worked out; then the list of reports is read again
    effect((onCleanup) => {
      if (!this.unsettled()) return;
      const timer = setInterval(() => this.moving.reload(), pollMs);
      onCleanup(() => {
        clearInterval(timer);
        this.reading.reload();
      });
    });
  }

  protected async more(): Promise<void> {
    const cursor = this.next();
    if (!cursor) return;
    await this.run(async () => {
      const page = await this.api.call('listMovableReports', { params: { id: this.versionId() }, query: { cursor } });
      this.reports.update((reports) => [...reports, ...page.items]);
      this.next.set(page.next);
    });
  }

  protected async moveAll(): Promise<void> {
    await this.run(() => this.api.call('startTemplateMove', { params: { id: this.versionId() }, body: {} }));
    this.asking.set(false);
    this.moving.reload();
  }

  protected moved(): void {
    this.previewed.set(null);
    this.reading.reload();
  }

  private async run(act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.problem.set('');
    try {
      await act();
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }
}
