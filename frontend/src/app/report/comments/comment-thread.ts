import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CommentThread as Thread } from '@countersign/contracts';
import { Api } from '../../api/api.js';
import { problemText } from '../../api/problem-text.js';
import { ReportStore } from '../report-store.js';
import { momentText, personText } from '../words.js';
import { CommentBox } from './comment-box.js';
import { audienceWords } from './comment-words.js';

/** One thread: the words it is about, what was said, and the way to answer or settle it. */
@Component({
  selector: 'cs-comment-thread',
  imports: [CommentBox],
  template: `
    @let all = thread();
    <article [class.resolved]="all.resolved">
      @if (all.field; as field) {
        <button type="button" class="place" (click)="opened.emit()">
          {{ report.label(field) }}
          @if (all.anchor; as anchor) {
            <q>{{ anchor.quote }}</q>
          }
        </button>
      }
      @for (word of words(); track word.id) {
        <p [class.reply]="!$first">
          <b>{{ personText(word.by) }}</b> <small>{{ momentText(word.at) }}</small>
          <span>{{ word.text }}</span>
        </p>
      }
      @if (all.resolved; as resolved) {
        <p class="settled">已由{{ personText(resolved.by) }}标为解决，{{ momentText(resolved.at) }}</p>
      }
      @if (mayWrite()) {
        <div class="acts">
          @if (!all.resolved) {
            <button
              type="button"
              class="cs-button link"
              [attr.aria-expanded]="replying()"
              (click)="replying.set(!replying())"
            >
              回复
            </button>
          }
          <button type="button" class="cs-button link" [disabled]="busy()" (click)="settle(!all.resolved)">
            {{ all.resolved ? '重新打开' : '已解决' }}
          </button>
          <small>{{ audienceWords[all.audience] }}</small>
        </div>
      }
      @if (replying() && !all.resolved) {
        <cs-comment-box
          label="回复"
          [sectionId]="sectionId()"
          [audience]="all.audience"
          [sending]="reply"
          (sent)="replying.set(false)"
        />
      }
      @if (problem(); as why) {
        <p class="problem" role="alert">{{ why }}</p>
      }
    </article>
  `,
  styles: `
    article {
      border-left: 3px solid #c98a00;
      background: #fffaf0;
      padding: 6px 10px;
      margin: 8px 0;
      font-size: 14px;
    }
    .resolved {
      border-left-color: var(--cs-line);
      background: var(--cs-soft);
    }
    .place {
      display: block;
      width: 100%;
      border: 0;
      padding: 0;
      background: none;
      font: inherit;
      font-size: 13px;
      color: var(--cs-accent);
      text-align: left;
      cursor: pointer;
    }
    q {
      display: block;
      color: var(--cs-ink);
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    p {
      margin: 4px 0;
    }
    p span {
      display: block;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .reply {
      padding-left: 12px;
      border-left: 1px solid var(--cs-line);
    }
    .acts {
      display: flex;
      gap: 12px;
      align-items: baseline;
    }
    .acts small {
      margin-left: auto;
    }
    small,
    .settled {
      color: var(--cs-muted);
      font-size: 13px;
    }
    .problem {
      color: var(--cs-red);
    }
  `,
})
export class CommentThread {
  readonly thread = input.required<Thread>();
  readonly sectionId = input.required<string>();
  readonly mayWrite = input(false);
  /** The place that the thread is about was pressed. */
  readonly opened = output();
  protected readonly replying = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly report = inject(ReportStore);
  private readonly api = inject(Api);
  protected readonly words = computed(() => [this.thread(), ...this.thread().replies]);
  protected readonly audienceWords = audienceWords;
  protected readonly personText = personText;
  protected readonly momentText = momentText;

  protected readonly reply = async (text: string, mentions: string[]): Promise<void> => {
    const body = { thread: this.thread().id, text, mentions };
    await this.api.call('addComment', { params: { id: this.sectionId() }, body });
  };

  protected async settle(resolved: boolean): Promise<void> {
    this.busy.set(true);
    try {
      const params = { id: this.sectionId(), comment: this.thread().id };
      await this.api.call('settleComment', { params, body: { resolved } });
      this.problem.set('');
    } catch (error) {
      this.problem.set(problemText(error));
    } finally {
      this.busy.set(false);
    }
  }
}
