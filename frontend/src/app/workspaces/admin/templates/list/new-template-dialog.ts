import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { TemplateVersionView } from '@countersign/contracts';
import { Api } from '../../../../api/api.js';
import { problemText } from '../../../../api/problem-text.js';
import { Dialog } from '../../../../ui/dialog.js';

/** Begins a draft: an empty one, or the copy of a version for the same or another year. */
@Component({
  selector: 'cs-new-template-dialog',
  imports: [Dialog],
  template: `
    <cs-dialog [title]="from() ? '复制为新稿' : '新建模板'" (closed)="closed.emit()">
      <form (submit)="make($event)">
        <label for="title">标题</label>
        <input id="title" class="cs-input" required [value]="title()" (input)="title.set($any($event.target).value)" />
        <label for="year">年度</label>
        <input
          id="year"
          class="cs-input"
          type="number"
          required
          min="2000"
          max="2100"
          [value]="year()"
          (input)="year.set($any($event.target).value)"
        />
        @if (!from()) {
          <label for="key">模板代码</label>
          <input
            id="key"
            class="cs-input"
            required
            pattern="[a-z][a-z0-9\\-]*"
            [value]="key()"
            (input)="key.set($any($event.target).value)"
          />
          <small>小写字母开头，可含数字和连字符；同一种报告各年度用同一个代码，例如 district-department。</small>
        }
        @if (problem(); as why) {
          <p class="cs-problem" role="alert">{{ why }}</p>
        }
        <footer>
          <button class="cs-button" type="button" (click)="closed.emit()">取消</button>
          <button class="cs-button primary" type="submit" [disabled]="busy()">
            {{ from() ? '复制' : '新建草稿' }}
          </button>
        </footer>
      </form>
    </cs-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 6px;
    }
    label {
      font-weight: 600;
    }
    small {
      color: var(--cs-muted);
    }
    footer {
      display: flex;
      gap: 10px;
      justify-content: flex-end;
      margin-top: 8px;
    }
  `,
})
export class NewTemplateDialog {
  /** The version that is copied; null: an empty draft. */
  readonly from = input.required<TemplateVersionView | null>();
  /** Identity of the new draft. */
  readonly made = output<string>();
  readonly closed = output();
  private readonly api = inject(Api);
  protected readonly title = linkedSignal(() => this.from()?.title ?? '');
  protected readonly year = linkedSignal(() => String(this.from()?.year ?? new Date().getFullYear()));
  protected readonly key = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.problem.set('');
    const from = this.from();
    try {
      const { id } = await this.api.call('createTemplate', {
        body: {
          title: this.title(),
          year: Number(this.year()),
          ...(from ? { from: from.id } : { key: this.key() }),
        },
      });
      this.made.emit(id);
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }
}
