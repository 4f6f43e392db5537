import { Component, input, output } from '@angular/core';
import type { Option } from './form-part.js';

/** Several of a list, each with a tick. */
@Component({
  selector: 'cs-several-box',
  template: `
    <div role="group" [attr.aria-label]="label()">
      @for (option of options(); track option.value) {
        <label>
          <input
            type="checkbox"
            [checked]="chosen().includes(option.value)"
            (change)="tick(option.value, $any($event.target).checked)"
          />
          {{ option.label }}
        </label>
      } @empty {
        <span>目前没有可选的内容。</span>
      }
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      max-height: 120px;
      overflow: auto;
    }
    label {
      display: flex;
      gap: 5px;
      align-items: center;
    }
    span {
      color: var(--cs-muted);
    }
  `,
})
export class SeveralBox {
  readonly options = input.required<readonly Option[]>();
  readonly chosen = input.required<readonly string[]>();
  readonly label = input.required<string>();
  readonly changed = output<string[]>();

  protected tick(value: string, on: boolean): void {
    const chosen = new Set(this.chosen());
    if (on) chosen.add(value);
    else chosen.delete(value);
    this.changed.emit(
      this.options()
        .map((option) => option.value)
        .filter((each) => chosen.has(each)),
    );
  }
}
