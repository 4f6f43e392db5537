import { Component, computed, input, output } from '@angular/core';
import type { Change } from '@countersign/contracts';
import { momentText, personText } from '../words.js';
import { redline } from '@countersign/document';

/** What differs between two versions: old → new for figures and answers, redline for texts. */
@Component({
  selector: 'cs-changes-list',
  template: `
    @for (line of lines(); track $index) {
      <article>
        <h4>
          <button type="button" (click)="opened.emit(line.change.key)">{{ line.change.label }}</button>
          @if (line.change.by; as by) {
            <small>{{ personText(by) }}{{ line.change.at ? '，' + momentText(line.change.at) : '' }}</small>
          }
        </h4>
        @if (line.parts; as parts) {
          <p class="text">
            @for (part of parts; track $index) {
              @switch (part.kind) {
                @case ('added') {
                  <ins [textContent]="part.text"></ins>
                }
                @case ('removed') {
                  <del [textContent]="part.text"></del>
                }
                @default {
                  <span [textContent]="part.text"></span>
                }
              }
            }
          </p>
        } @else {
          <p class="values">
            <del>{{ line.change.before ?? '未填' }}</del><span role="img" aria-label="变为">→</span
            ><ins>{{ line.change.after ?? '未填' }}</ins>
          </p>
        }
      </article>
    } @empty {
      <p class="none">{{ empty() }}</p>
    }
  `,
  styles: `
    article {
      border-top: 1px solid var(--cs-line);
      padding: 6px 0;
    }
    h4 {
      margin: 0;
      font-size: 13px;
      font-weight: 400;
    }
    h4 small {
      display: block;
    }
    h4 button {
      border: 0;
      background: none;
      padding: 0;
      font: inherit;
      color: var(--cs-accent);
      text-align: left;
      cursor: pointer;
    }
    small,
    .none {
      color: var(--cs-muted);
    }
    p {
      margin: 2px 0;
      font-size: 14px;
    }
    .values {
      font-variant-numeric: tabular-nums;
      display: flex;
      gap: 8px;
      flex-wrap: wrap;
    }
    .text {
      font-family: var(--cs-serif);
      white-space: pre-line;
    }
    ins {
      background: #e3f4e8;
      color: #14532d;
      text-decoration: none;
      border-bottom: 1px solid var(--cs-green);
    }
    del {
      background: #fbe9e7;
      color: #7a1f16;
    }
  `,
})
export class ChangesList {
  readonly changes = input.required<readonly Change[]>();
  /** What an empty list says. */
  readonly empty = input('没有变化。');
  /** A change was pressed: its key. */
  readonly opened = output<string>();
  protected readonly personText = personText;
  protected readonly momentText = momentText;
  protected readonly lines = computed(() =>
    this.changes().map((change) => ({
      change,
      parts:
        change.kind === 'narrative' || (change.before ?? '').length + (change.after ?? '').length > 60
          ? redline(change.before ?? '', change.after ?? '')
          : null,
    })),
  );
}
