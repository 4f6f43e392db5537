import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../../../../api/api.js';
import { problemText } from '../../../../api/problem-text.js';
import { ReasonDialog } from '../../../../ui/reason-dialog.js';
import { placeOf, type EditorPlace } from '../draft/errors.js';
import { DraftStore } from '../draft/draft-store.js';
import { EditorPlaces } from '../editor/editor-places.js';

/** What still keeps the draft from being published, each with a link to its place; then the publishing itself. */
@Component({
  selector: 'cs-publish-tab',
  imports: [ReasonDialog],
  template: `
    @if (faults().length) {
      <h2>发布前还要改正 {{ store.errors().length }} 处</h2>
      <ul class="cs-card">
        @for (fault of faults(); track $index) {
          <li>
            <span>{{ fault.message }}</span>
            @if (fault.more) {
              <small>同一处另有 {{ fault.more }} 处类似错误</small>
            }
            <button class="cs-button link" type="button" (click)="open(fault.place)">去改正</button>
          </li>
        }
      </ul>
    } @else {
      <h2>可以发布</h2>
      <p class="cs-muted">没有错误。发布后本版不再改变；新建报告可以选用，正在填报的报告可以改用本版。</p>
    }
    @if (problem(); as why) {
      <p class="cs-problem" role="alert">{{ why }}</p>
    }
    <p>
      <button
        class="cs-button primary"
        type="button"
        [disabled]="busy() || faults().length > 0"
        (click)="asking.set(true)"
      >
        发布本版
      </button>
    </p>
    @if (asking()) {
      <cs-reason-dialog
        title="发布模板"
        verb="确定发布"
        [busy]="busy()"
        [problem]="problem()"
        (confirmed)="publish()"
        (closed)="asking.set(false)"
      >
        发布后，“{{ store.definition().title }}”第
        {{ store.version()!.version }} 版不能再修改；如需调整，可以复制为新稿。
      </cs-reason-dialog>
    }
  `,
  styleUrl: './publish-tab.css',
})
export class PublishTab {
  protected readonly store = inject(DraftStore);
  private readonly places = inject(EditorPlaces);
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly busy = signal(false);
  protected readonly asking = signal(false);
  protected readonly problem = signal('');

  /** One line a place and kind of error: a wrong column says the same of every row. */
  protected readonly faults = computed(() => {
    const definition = this.store.definition();
    const lines = new Map<string, { message: string; place: EditorPlace; more: number }>();
    for (const { code, where, message } of this.store.errors()) {
      const place = placeOf(definition, where);
      const name = `${place.tab} ${place.at} ${code}`;
      const line = lines.get(name);
      if (line) line.more += 1;
      else lines.set(name, { message, place, more: 0 });
    }
    return [...lines.values()];
  });

  protected open({ tab, at }: EditorPlace): void {
    this.places.go(tab, at || 'settings');
  }

  protected async publish(): Promise<void> {
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.store.flush();
      const { id } = this.store.version()!;
      await this.api.call('publishTemplate', { params: { id }, body: { revision: this.store.revision } });
      await this.router.navigate(['/admin/templates', id], { queryParams: { show: 'reports' } });
    } catch (error) {
      this.problem.set(problemText(error));
      this.asking.set(false);
    } finally {
      this.busy.set(false);
    }
  }
}
