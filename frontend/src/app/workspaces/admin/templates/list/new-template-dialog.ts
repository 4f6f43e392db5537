import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { TemplateVersionView } from '@countersign/contracts';
import { Api } from '../../../../api/api.js';
import { ApiProblem } from '../../../../api/api-problem.js';
import { problemText } from '../../../../api/problem-text.js';
import { Dialog } from '../../../../ui/dialog.js';

/** Begins a draft: an empty one, the copy of a version, or what a file holds; for the same or another year and name. */
@Component({
  selector: 'cs-new-template-dialog',
  imports: [Dialog],
  template: `
    <cs-dialog [title]="words().title" (closed)="closed.emit()">
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
          <div class="cs-problem" role="alert">
            {{ why }}
            @if (faults().length) {
              <ul>
                @for (fault of faults(); track $index) {
                  <li>
                    <code>{{ fault.field }}</code> {{ fault.message }}
                  </li>
                }
              </ul>
            }
          </div>
        }
        <footer>
          <button class="cs-button" type="button" (click)="closed.emit()">取消</button>
          <button class="cs-button primary" type="submit" [disabled]="busy()">
            {{ words().verb }}
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
    ul {
      max-height: 40vh;
      margin: 6px 0 0;
      padding-left: 20px;
      overflow: auto;
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
  /** Content of a file to import; null: none. */
  readonly file = input.required<Readonly<Record<string, unknown>> | null>();
  /** Identity of the new draft. */
  readonly made = output<string>();
  readonly closed = output();
  private readonly api = inject(Api);
  protected readonly title = linkedSignal(() => this.from()?.title ?? textOf(this.file()?.['title']));
  protected readonly year = linkedSignal(() =>
    String(this.from()?.year ?? this.file()?.['year'] ?? new Date().getFullYear()),
  );
  protected readonly key = linkedSignal(() => textOf(this.file()?.['key']));
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  /** Each fault of an imported file with its place in it. */
  protected readonly faults = signal<ApiProblem['errors']>([]);
  protected readonly words = computed(() => {
    if (this.file()) return { title: '导入模板', verb: '导入为草稿' };
    return this.from() ? { title: '复制为新稿', verb: '复制' } : { title: '新建模板', verb: '新建草稿' };
  });

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.problem.set('');
    this.faults.set([]);
    try {
      const { id } = await this.begin();
      this.made.emit(id);
    } catch (error) {
      const faults = this.file() && error instanceof ApiProblem ? error.errors : [];
      this.problem.set(faults.length ? `文件里有 ${faults.length} 处错误，没有导入：` : problemText(error));
      this.faults.set(faults);
    } finally {
      this.busy.set(false);
    }
  }
  private begin(): Promise<{ id: string }> {
    const [from, file, title, year] = [this.from(), this.file(), this.title(), Number(this.year())];
    if (file)
      return this.api.call('importTemplate', { body: { definition: { ...file, key: this.key(), title, year } } });
    return this.api.call('createTemplate', {
      body: { title, year, ...(from ? { from: from.id } : { key: this.key() }) },
    });
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
