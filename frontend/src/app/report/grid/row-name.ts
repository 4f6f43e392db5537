import { afterNextRender, Component, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { rowLimits } from '@countersign/template';

/** The name of a row while it is typed. Enter takes it, Esc leaves everything as it was. */
@Component({
  selector: 'cs-row-name',
  template: `
    <input
      #box
      autocomplete="off"
      [attr.aria-label]="label()"
      [attr.aria-invalid]="problem() ? true : null"
      [attr.aria-describedby]="problem() ? 'row-name-problem' : null"
      [maxLength]="longest"
      [placeholder]="label()"
      [value]="value()"
      (input)="refused.set(null)"
      (keydown)="key($event)"
      (blur)="left(box.value)"
    />
    @if (problem(); as why) {
      <span id="row-name-problem" role="alert">{{ why }}</span>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: inline-block;
    }
    input {
      width: 20em;
      max-width: 60vw;
      box-sizing: border-box;
      font: inherit;
      padding: 1px 5px;
      border: 0;
      outline: 2px solid var(--cs-accent);
      background: #fff;
    }
    input[aria-invalid] {
      outline-color: var(--cs-red);
    }
    span {
      position: absolute;
      top: 100%;
      left: 0;
      z-index: 4;
      width: max-content;
      max-width: 30em;
      margin-top: 3px;
      padding: 3px 8px;
      background: #fff;
      border: 1px solid var(--cs-red);
      color: var(--cs-red);
      font-weight: 400;
      white-space: normal;
    }
  `,
})
export class RowName {
  readonly label = input.required<string>();
  readonly value = input('');
  /** Why the name that was given cannot stand. */
  readonly refused = signal<string | null>(null);
  readonly named = output<string>();
  readonly closed = output();
  protected readonly problem = this.refused.asReadonly();
  protected readonly longest = rowLimits.label;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private done = false;

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => {
      this.box().nativeElement.focus({ preventScroll: true });
      this.box().nativeElement.select();
      host.nativeElement.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }

  protected key(event: KeyboardEvent): void {
    event.stopPropagation();
    // an input method takes its candidates with Enter
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') this.named.emit(this.box().nativeElement.value);
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
  }

  /** Pressing elsewhere takes a name, and forgets a row that got none or one that cannot stand. */
  protected left(text: string): void {
    if (this.done) return;
    if (text.trim() && text.trim() !== this.value() && this.refused() === null) this.named.emit(text);
    else this.close();
  }

  private close(): void {
    this.done = true;
    this.closed.emit();
  }
}
