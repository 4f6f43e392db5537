import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { readDecimal, shownDecimal } from './decimal-text.js';

/** A box for points, a bound or a rate; what is not a number is named under it and not stored. */
@Component({
  selector: 'cs-decimal-box',
  template: `
    <span>
      <input
        class="cs-input"
        inputmode="decimal"
        [attr.aria-label]="label()"
        [attr.aria-invalid]="problem() ? true : null"
        [value]="text()"
        (input)="type($any($event.target).value)"
        (blur)="leave()"
      />
      @if (rate()) {
        <i>%</i>
      } @else if (suffix()) {
        <i>{{ suffix() }}</i>
      }
    </span>
    @if (problem(); as why) {
      <small role="alert">{{ why }}</small>
    }
  `,
  styles: `
    :host {
      display: grid;
      min-width: 0;
    }
    span {
      display: flex;
      gap: 4px;
      align-items: center;
    }
    input {
      min-width: 56px;
      text-align: right;
    }
    i {
      flex: none;
      color: var(--cs-muted);
      font-style: normal;
      white-space: nowrap;
    }
    small {
      color: var(--cs-red);
    }
  `,
})
export class DecimalBox {
  readonly value = input<unknown>();
  readonly label = input.required<string>();
  readonly rate = input(false);
  readonly signed = input(false);
  readonly optional = input(false);
  readonly suffix = input('');
  /** The decimal that is stored; undefined when an optional one was emptied. */
  readonly changed = output<string | undefined>();

  /** Keeps what is being typed as long as it says the same as what is stored. */
  protected readonly text = linkedSignal<{ value: unknown; rate: boolean }, string>({
    source: () => ({ value: this.value(), rate: this.rate() }),
    computation: ({ value, rate }, previous) => {
      const typed = previous && readDecimal(previous.value, rate, this.signed());
      if (typed && previous.source.value !== value && 'value' in typed && typed.value === value) return previous.value;
      return shownDecimal(value, rate);
    },
  });
  protected readonly problem = computed(() => {
    const read = readDecimal(this.text(), this.rate(), this.signed());
    if ('problem' in read) return read.problem;
    return 'blank' in read && !this.optional() ? '请填写。' : '';
  });

  protected type(text: string): void {
    this.text.set(text);
    const read = readDecimal(text, this.rate(), this.signed());
    if ('value' in read) {
      if (read.value !== this.value()) this.changed.emit(read.value);
    } else if ('blank' in read && this.optional()) this.changed.emit(undefined);
  }

  /** A number that could not be read goes back to what is stored. */
  protected leave(): void {
    if (this.problem()) this.text.set(shownDecimal(this.value(), this.rate()));
  }
}
