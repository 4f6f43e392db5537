import { Component, input, linkedSignal, output } from '@angular/core';

/** A box for a name or a sentence. A name that must be there is stored again as soon as something stands in it. */
@Component({
  selector: 'cs-text-box',
  template: `
    @if (long()) {
      <textarea
        class="cs-input"
        rows="2"
        [attr.aria-label]="label()"
        [value]="text()"
        (input)="type($any($event.target).value)"
        (blur)="leave()"
      ></textarea>
    } @else {
      <input
        class="cs-input"
        [attr.aria-label]="label()"
        [attr.list]="list() || null"
        [value]="text()"
        (input)="type($any($event.target).value)"
        (blur)="leave()"
      />
    }
    @if (!optional() && !text().trim()) {
      <small role="alert">请填写。</small>
    }
  `,
  styles: `
    :host {
      display: grid;
      min-width: 0;
    }
    textarea {
      resize: vertical;
    }
    small {
      color: var(--cs-red);
    }
  `,
})
export class TextBox {
  readonly value = input<unknown>();
  readonly label = input.required<string>();
  readonly long = input(false);
  readonly optional = input(false);
  /** Id of a list of proposals. */
  readonly list = input('');
  readonly changed = output<string | undefined>();
  protected readonly text = linkedSignal(() => textOf(this.value()));

  protected type(text: string): void {
    this.text.set(text);
    if (text.trim()) this.changed.emit(text);
    else if (this.optional()) this.changed.emit(undefined);
  }

  protected leave(): void {
    this.text.set(textOf(this.value()));
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
