import { Component, computed, input } from '@angular/core';
import type { PrintedRun } from '@countersign/document';

/** A line of a printed report: words, live figures, marks of footnotes; in a comparison what was added or removed. */
@Component({
  selector: 'cs-printed-runs',
  // pieces hold their text as a property: blanks between the tags are then not printed
  template: `
    @for (piece of pieces(); track $index) {
      @switch (piece.change) {
        @case ('added') {
          <ins [class.strong]="piece.strong" [title]="piece.note" [textContent]="piece.text"></ins>
        }
        @case ('removed') {
          <del [class.strong]="piece.strong" [title]="piece.note" [textContent]="piece.text"></del>
        }
        @default {
          @if (piece.note) {
            <span class="note" [textContent]="piece.text"></span>
          } @else {
            <span [class.strong]="piece.strong" [textContent]="piece.text"></span>
          }
        }
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .strong {
      font-weight: 700;
    }
    .note {
      color: var(--cs-muted);
      font-size: max(12px, 0.85em);
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
    del + ins {
      margin-left: 0.25em;
    }
  `,
})
export class PrintedRuns {
  readonly runs = input.required<readonly PrintedRun[]>();
  /** A footnote stands in the line, in brackets: a screen has no foot. */
  protected readonly pieces = computed(() =>
    this.runs().map(({ text, strong, change, footnote }) => {
      const note = footnote?.map((run) => run.text).join('') ?? '';
      return { text: note ? `（注：${note}）` : text, note, strong: strong ?? false, change };
    }),
  );
}
