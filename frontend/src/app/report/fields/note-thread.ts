import { Component, computed, inject, input, signal } from '@angular/core';
import type { ReturnNote } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { AttachButton } from '../documents/attach-button.js';
import { AttachmentList } from '../documents/attachment-list.js';
import { ReportStore } from '../report-store.js';
import { SectionStore } from '../section/section-store.js';
import { momentText, personText } from '../words.js';

/** A return reason at its field, with the owner's answer below it, or the box to write one. */
@Component({
  selector: 'cs-note-thread',
  imports: [AttachButton, AttachmentList],
  template: `
    <div class="thread" [class.answered]="note().answer" role="note">
      <p>
        <b>退回意见{{ place() }}</b> {{ note().text }}
        <small>{{ personText(note().by) }}，{{ momentText(note().at) }}</small>
      </p>
      <cs-attachment-list [place]="note().id" />
      <cs-attach-button [place]="{ note: note().id }" label="退回意见" />
      @if (note().answer; as answer) {
        <p class="answer">
          <b>答复</b> {{ answer.text }} <small>{{ personText(answer.by) }}，{{ momentText(answer.at) }}</small>
        </p>
      } @else if (mayAnswer()) {
        <form (submit)="$event.preventDefault(); answer()">
          <label>
            <span>答复（送审前须逐条答复）</span>
            <textarea
              rows="2"
              maxlength="2000"
              [value]="text()"
              (input)="text.set($any($event.target).value)"
            ></textarea>
          </label>
          <button class="cs-button" type="submit" [disabled]="busy() || !text().trim()">提交答复</button>
          @if (problem(); as why) {
            <span class="problem" role="alert">{{ why }}</span>
          }
        </form>
      } @else {
        <p class="answer"><small>等待填报科室答复</small></p>
      }
    </div>
  `,
  styles: `
    .thread {
      border-left: 3px solid #6b3fa0;
      background: #f7f3fc;
      padding: 6px 12px;
      margin: 6px 0;
      font-size: 14px;
    }
    .answered {
      border-left-color: #2e7d4f;
      background: #f3f9f5;
    }
    p {
      margin: 2px 0;
      white-space: pre-wrap;
    }
    b {
      margin-right: 0.5em;
    }
    small {
      color: var(--cs-muted);
      margin-left: 0.8em;
    }
    .answer {
      padding-left: 1.5em;
    }
    label span {
      display: block;
      font-size: 13px;
      color: var(--cs-muted);
    }
    textarea {
      width: 100%;
      box-sizing: border-box;
      font: inherit;
    }
    .problem {
      color: var(--cs-red);
      margin-left: 8px;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class NoteThread {
  readonly note = input.required<ReturnNote>();
  protected readonly text = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly personText = personText;
  protected readonly momentText = momentText;
  private readonly api = inject(Api);
  private readonly section = inject(SectionStore);
  private readonly report = inject(ReportStore);
  protected readonly mayAnswer = computed(() => this.section.editable().size > 0);
  protected readonly place = computed(() => {
    const { field } = this.note();
    return field === null ? '' : `（${this.report.label(field)}）`;
  });

  protected async answer(): Promise<void> {
    const view = this.section.view();
    if (!view) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      await this.api.call('answerNote', { params: { id: view.id, note: this.note().id }, body: { text: this.text() } });
      await this.section.reconcile();
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }
}
