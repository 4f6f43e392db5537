import { Component, input, output } from '@angular/core';
import { DecimalBox } from './decimal-box.js';

interface End {
  at: string;
  closed: boolean;
}

/** One end of a range; empty: no end on this side. */
@Component({
  selector: 'cs-range-end',
  imports: [DecimalBox],
  template: `
    <cs-decimal-box
      [label]="label()"
      [rate]="rate()"
      [optional]="true"
      [signed]="true"
      [value]="value()?.at"
      (changed)="move($event)"
    />
    @if (value(); as end) {
      <select
        class="cs-input"
        [attr.aria-label]="label() + ' 是否包含'"
        (change)="changed.emit({ at: end.at, closed: $any($event.target).value === 'closed' })"
      >
        <option value="closed" [selected]="end.closed">含</option>
        <option value="open" [selected]="!end.closed">不含</option>
      </select>
    } @else {
      <span>不限</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 4px;
      align-items: start;
    }
    select {
      width: 68px;
      flex: none;
    }
    span {
      flex: none;
      padding: 5px 0;
      color: var(--cs-muted);
    }
  `,
})
export class RangeEnd {
  readonly value = input<End>();
  readonly rate = input(false);
  readonly label = input.required<string>();
  readonly changed = output<End | undefined>();

  protected move(at: string | undefined): void {
    this.changed.emit(at === undefined ? undefined : { at, closed: this.value()?.closed ?? true });
  }
}
