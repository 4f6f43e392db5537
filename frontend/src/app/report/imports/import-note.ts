import { afterNextRender, Component, ElementRef, inject, input, output, signal } from '@angular/core';
import { Api } from '../../api/api.js';
import { ApiProblem } from '../../api/api-problem.js';
import { problemText } from '../../api/problem-text.js';
import { SectionStore } from '../section/section-store.js';
import type { FinishedImport } from './import-dialog.js';

/** What an import wrote and what it left out; one press puts back what was there before. */
@Component({
  selector: 'cs-import-note',
  template: `
    <section role="status" aria-label="导入结果">
      <header>
        <strong>
          已从“{{ done().file }}”写入 {{ done().applied.changes }} 格{{
            done().applied.added ? '，新增 ' + done().applied.added + ' 行' : ''
          }}{{ done().refused.length ? '，' + done().refused.length + ' 处请核对' : '' }}
        </strong>
        <button class="cs-button" type="button" [disabled]="busy()" (click)="undo()">撤销导入</button>
        <button class="cs-button" type="button" (click)="closed.emit()">知道了</button>
      </header>
      @if (problem(); as why) {
        <p role="alert">{{ why }}</p>
      }
      <ul>
        @for (each of done().refused; track $index) {
          <li>
            <b>{{ each.label }}</b>{{ each.text }}
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    section {
      border: 1px solid #e3c98b;
      background: #fffaf0;
      margin-top: 6px;
      padding: 6px 12px;
    }
    header {
      display: flex;
      gap: 12px;
      align-items: center;
    }
    strong {
      flex: 1;
    }
    ul {
      margin: 6px 0 0;
      padding-left: 1.2em;
      max-height: 11em;
      overflow: auto;
    }
    b {
      margin-right: 0.8em;
      color: var(--cs-amber);
    }
    p {
      color: var(--cs-red);
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class ImportNote {
  readonly done = input.required<FinishedImport>();
  readonly closed = output();
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  private readonly api = inject(Api);
  private readonly section = inject(SectionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    // it stands below the table, which may be longer than the screen
    afterNextRender(() => {
      this.host.nativeElement.scrollIntoView({ block: 'center' });
      this.host.nativeElement.querySelector('button')?.focus({ preventScroll: true });
    });
  }

  protected async undo(): Promise<void> {
    const { revision } = this.done().applied;
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.section.flush();
      await this.api.call('undoImport', { params: { id: this.section.view()!.id, revision } });
      await this.section.reconcile();
      this.closed.emit();
    } catch (error) {
      const changed = error instanceof ApiProblem && error.code === 'revision_conflict';
      this.problem.set(
        changed ? '导入之后本章节又有修改，不能整体撤销；请在“历史”中核对后逐项改回。' : problemText(error),
      );
    } finally {
      this.busy.set(false);
    }
  }
}
