import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import type { MovableReport } from '@countersign/contracts';
import { Api } from '../../../../api/api.js';
import { problemText } from '../../../../api/problem-text.js';
import { Dialog } from '../../../../ui/dialog.js';
import { FailureNote } from '../../../../ui/failure-note.js';
import { Skeleton } from '../../../../ui/skeleton.js';

/** What would become of one report under the version; moves it when asked. */
@Component({
  selector: 'cs-move-preview',
  imports: [Dialog, FailureNote, Skeleton],
  templateUrl: './move-preview.html',
  styleUrl: './move-preview.css',
})
export class MovePreview {
  readonly report = input.required<MovableReport>();
  readonly versionId = input.required<string>();
  readonly moved = output();
  readonly closed = output();
  private readonly api = inject(Api);
  protected readonly reading = resource({
    params: () => ({ params: { id: this.report().reportId }, body: { templateVersionId: this.versionId() } }),
    loader: ({ params }) => this.api.call('previewTemplateMove', params),
  });
  protected readonly preview = computed(() => (this.reading.hasValue() ? this.reading.value() : undefined));
  /** Indicators whose points change, come or go. */
  protected readonly changed = computed(
    () =>
      this.preview()?.indicators.filter(
        ({ before, after }) => before?.points !== after?.points || before?.of !== after?.of,
      ) ?? [],
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal('');

  protected async move(): Promise<void> {
    const preview = this.preview();
    if (!preview) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.api.call('moveReportTemplate', {
        params: { id: preview.reportId },
        body: { templateVersionId: this.versionId(), revision: preview.revision },
      });
      this.moved.emit();
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }
}
