import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { redline } from '@countersign/document';

/** One place with both versions; a text can also be put together by hand. */
@Component({
  selector: 'cs-merge-choice',
  template: `
    <article>
      <h4>
        <button type="button" class="cs-button link" (click)="opened.emit()">{{ label() }}</button>
      </h4>
      <div class="both">
        <div>
          <b>我的</b>
          <p>{{ mine() }}</p>
          <button class="cs-button" type="button" (click)="tookMine.emit()">用我的</button>
        </div>
        <div>
          <b>对方的</b>
          <p>
            @for (part of parts(); track $index) {
              @if (part.kind === 'added') {
                <ins [textContent]="part.text"></ins>
              } @else if (part.kind === 'same') {
                <span [textContent]="part.text"></span>
              }
            }
          </p>
          <button class="cs-button" type="button" (click)="tookTheirs.emit()">用对方的</button>
        </div>
      </div>
      @if (asText()) {
        @if (editing()) {
          <textarea
            rows="4"
            aria-label="合并后的文字"
            [value]="draft()"
            (input)="draft.set($any($event.target).value)"
          ></textarea>
          <button class="cs-button" type="button" (click)="wrote.emit(draft())">用这段文字</button>
        } @else {
          <button class="cs-button" type="button" (click)="editing.set(true)">自己合并</button>
        }
      }
    </article>
  `,
  styles: `
    article {
      background: #fff;
      border: 1px solid var(--cs-line);
      padding: 8px 12px;
      margin-bottom: 8px;
      font-size: 14px;
    }
    h4 {
      margin: 0 0 4px;
    }
    .both {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 16px;
    }
    p {
      margin: 4px 0;
      white-space: pre-line;
      max-height: 16em;
      overflow: auto;
      font-variant-numeric: tabular-nums;
    }
    ins {
      background: #fff0cc;
      text-decoration: none;
    }
    textarea {
      width: 100%;
      box-sizing: border-box;
      field-sizing: content;
      font: 16px/1.8 var(--cs-serif);
    }
  `,
})
export class MergeChoice {
  readonly label = input.required<string>();
  readonly mine = input.required<string>();
  readonly theirs = input.required<string>();
  readonly asText = input(false);
  readonly text = input('');
  readonly opened = output();
  readonly tookMine = output();
  readonly tookTheirs = output();
  readonly wrote = output<string>();
  protected readonly editing = signal(false);
  protected readonly draft = linkedSignal(() => this.text());
  /** Where the other version differs from mine. */
  protected readonly parts = computed(() =>
    this.asText() ? redline(this.mine(), this.theirs()) : [{ kind: 'same' as const, text: this.theirs() }],
  );
}
