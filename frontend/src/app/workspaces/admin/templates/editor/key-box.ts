import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { keyProblem } from '../editing/keys.js';

/** The key that formulas know a thing by; made by itself, and may be given a better name, which follows everywhere. */
@Component({
  selector: 'cs-key-box',
  template: `
    <span class="name">代码</span>
    <input
      class="cs-input"
      spellcheck="false"
      aria-label="代码"
      title="公式里用这个代码；改名后引用它的公式一起改"
      [attr.aria-invalid]="problem() ? true : null"
      [value]="text()"
      (input)="text.set($any($event.target).value.trim())"
      (change)="take()"
    />
    @if (problem(); as why) {
      <small role="alert">{{ why }}</small>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 2px;
      width: 150px;
    }
    .name {
      color: var(--cs-muted);
      font-size: 13px;
    }
    input {
      font-family: ui-monospace, Consolas, monospace;
    }
    small {
      color: var(--cs-red);
    }
  `,
})
export class KeyBox {
  readonly key = input.required<string>();
  readonly taken = input.required<readonly string[]>();
  readonly dotted = input(false);
  readonly renamed = output<string>();
  protected readonly text = linkedSignal(() => this.key());
  protected readonly problem = computed(() => keyProblem(this.text(), this.key(), this.taken(), this.dotted()));

  protected take(): void {
    if (!this.problem() && this.text() !== this.key()) this.renamed.emit(this.text());
  }
}
