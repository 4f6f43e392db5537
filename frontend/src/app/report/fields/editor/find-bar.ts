import {
  afterNextRender,
  Component,
  effect,
  ElementRef,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { Editor } from '@tiptap/core';
import { placesOf } from './marked-text.js';

/** Find and replace in one narrative. */
@Component({
  selector: 'cs-find-bar',
  template: `
    <div role="search" (keydown.escape)="closed.emit()">
      <input
        #box
        aria-label="查找"
        placeholder="查找"
        [value]="wanted()"
        (input)="search($any($event.target).value)"
        (keydown.enter)="$event.preventDefault(); step($any($event).shiftKey ? -1 : 1)"
      />
      <span aria-live="polite">{{ places().length ? current() + 1 + ' / ' + places().length : '没有' }}</span>
      <button type="button" class="cs-button link" (click)="step(-1)">上一处</button>
      <button type="button" class="cs-button link" (click)="step(1)">下一处</button>
      <input
        aria-label="替换为"
        placeholder="替换为"
        [value]="replacement()"
        (input)="replacement.set($any($event.target).value)"
        (keydown.enter)="$event.preventDefault(); replace()"
      />
      <button type="button" class="cs-button link" (click)="replace()">替换</button>
      <button type="button" class="cs-button link" (click)="replaceAll()">全部替换</button>
      <button type="button" class="cs-button link" (click)="closed.emit()">关闭</button>
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      padding: 4px 8px;
      border-bottom: 1px solid var(--cs-line);
      font-size: 14px;
    }
    input {
      width: 11em;
      padding: 2px 6px;
      font: inherit;
    }
    span {
      min-width: 4em;
      color: var(--cs-muted);
    }
  `,
})
export class FindBar {
  readonly editor = input.required<Editor>();
  /** Changes with every change of the text. */
  readonly revision = input.required<number>();
  readonly found = output<{ places: readonly { from: number; to: number }[]; current: number }>();
  readonly closed = output();
  protected readonly wanted = signal('');
  protected readonly replacement = signal('');
  protected readonly current = signal(0);
  protected readonly places = signal<readonly { from: number; to: number }[]>([]);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
    effect(() => {
      this.revision();
      untracked(() => this.look());
    });
  }

  protected search(text: string): void {
    this.wanted.set(text);
    this.current.set(0);
    this.show();
  }

  protected step(by: number): void {
    const count = this.places().length;
    if (count) this.current.update((at) => (at + by + count) % count);
    this.show();
  }

  protected replace(): void {
    const place = this.places()[this.current()];
    if (!place) return;
    const { state, view } = this.editor();
    view.dispatch(state.tr.insertText(this.replacement(), place.from, place.to));
    this.show();
  }

  protected replaceAll(): void {
    const { state, view } = this.editor();
    const { tr } = state;
    // from the end, so that the places before stay where they are
    for (const { from, to } of [...this.places()].reverse()) tr.insertText(this.replacement(), from, to);
    view.dispatch(tr);
    this.show();
  }

  /** Where the words stand now. */
  private look(): void {
    this.places.set(placesOf(this.editor().state.doc, this.wanted()));
    this.current.update((at) => Math.min(at, Math.max(0, this.places().length - 1)));
    this.found.emit({ places: this.places(), current: this.current() });
  }

  private show(): void {
    this.look();
    const place = this.places()[this.current()];
    if (place) this.editor().chain().setTextSelection(place).scrollIntoView().run();
  }
}
