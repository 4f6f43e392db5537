import { Component, computed, input, linkedSignal, output } from '@angular/core';

/** Words that each stand on a line of one box; they are taken when the box is left, and while they are typed. */
@Component({
  selector: 'cs-words-box',
  template: `
    <textarea
      class="cs-input"
      [attr.aria-label]="label()"
      [rows]="rows()"
      [value]="text()"
      (input)="type($any($event.target).value)"
      (blur)="leave()"
    ></textarea>
    @if (!optional() && !wordsIn(text()).length) {
      <small role="alert">请至少写一个说法。</small>
    }
  `,
  styles: `
    :host {
      display: grid;
    }
    textarea {
      resize: vertical;
      line-height: 1.5;
    }
    small {
      color: var(--cs-red);
    }
  `,
})
export class WordsBox {
  readonly words = input.required<readonly string[]>();
  readonly label = input.required<string>();
  readonly optional = input(false);
  readonly changed = output<string[]>();
  /** What stands in the box; blank lines stay while somebody types there. */
  protected readonly text = linkedSignal<readonly string[], string>({
    source: this.words,
    computation: (words, before) => (before && same(wordsIn(before.value), words) ? before.value : words.join('\n')),
  });
  protected readonly rows = computed(() => Math.max(1, this.text().split('\n').length));
  protected readonly wordsIn = wordsIn;

  protected type(text: string): void {
    this.text.set(text);
    const words = wordsIn(text);
    if (words.length || this.optional()) this.changed.emit(words);
  }

  protected leave(): void {
    this.text.set(this.words().join('\n'));
  }
}

const wordsIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');
