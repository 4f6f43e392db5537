import { Component, input, output } from '@angular/core';
import type { HistoryEntry } from '@countersign/contracts';
import { momentText, personText } from '../words.js';
import { ChangesList } from './changes-list.js';
import { historySentence } from './history-words.js';

/** The life of a report or section in readable sentences, the latest first. */
@Component({
  selector: 'cs-history-list',
  imports: [ChangesList],
  template: `
    <ol>
      @for (entry of entries(); track entry.seq) {
        <li>
          <p>
            <b>{{ personText(entry.by) }}</b> {{ sentence(entry) }}
            <time [attr.datetime]="entry.at">{{ momentText(entry.at) }}</time>
          </p>
          @if (entry.comment) {
            <blockquote>{{ entry.comment }}</blockquote>
          }
          @if (entry.changes.length) {
            <details>
              <summary>{{ entry.changes.length }} 处改动</summary>
              <cs-changes-list [changes]="changesOf(entry)" (opened)="opened.emit($event)" />
            </details>
          }
        </li>
      } @empty {
        <li class="none">还没有记录。保存、送审、审核、签批之后会逐条列在这里。</li>
      }
    </ol>
    @if (more()) {
      <button type="button" class="cs-button" (click)="moreWanted.emit()">更早的记录</button>
    }
  `,
  styles: `
    ol {
      list-style: none;
      margin: 0;
      padding: 0 0 0 14px;
      border-left: 2px solid var(--cs-line);
    }
    li {
      margin-bottom: 12px;
      position: relative;
      font-size: 14px;
    }
    li::before {
      content: '';
      position: absolute;
      left: -19px;
      top: 6px;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--cs-accent);
    }
    p {
      margin: 0;
    }
    time {
      display: block;
      color: var(--cs-muted);
      font-size: 13px;
    }
    blockquote {
      margin: 4px 0;
      padding: 4px 8px;
      background: var(--cs-soft);
      white-space: pre-wrap;
    }
    summary {
      cursor: pointer;
      font-size: 13px;
      color: var(--cs-accent);
    }
    .none {
      color: var(--cs-muted);
    }
  `,
})
export class HistoryList {
  readonly entries = input.required<readonly HistoryEntry[]>();
  readonly sectionName = input<(key: string) => string>((key) => key);
  readonly more = input(false);
  readonly moreWanted = output();
  readonly opened = output<string>();
  protected readonly personText = personText;
  protected readonly momentText = momentText;

  protected sentence(entry: HistoryEntry): string {
    return historySentence(entry, this.sectionName());
  }

  protected changesOf({ changes, sectionId, sectionKey }: HistoryEntry) {
    return changes.map((change) => ({
      ...change,
      kind: 'answer' as const,
      sectionId,
      sectionKey: sectionKey ?? '',
      by: null,
      at: null,
    }));
  }
}
