import { Component, input, output } from '@angular/core';
import { DecimalBox } from './decimal-box.js';

interface Condition {
  op: string;
  bound: string;
}

/** `≥ 90 %`, or 其他情况 for the last row of a list. */
@Component({
  selector: 'cs-condition-box',
  imports: [DecimalBox],
  template: `
    <select class="cs-input" [attr.aria-label]="label() + ' 比较'" (change)="compare($any($event.target).value)">
      @for (each of ops; track each.op) {
        <option [value]="each.op" [selected]="each.op === value()?.op">{{ each.words }}</option>
      }
      <option value="" [selected]="!value()">其他情况</option>
    </select>
    @if (value(); as condition) {
      <cs-decimal-box
        [label]="label() + ' 界限'"
        [rate]="rate()"
        [value]="condition.bound"
        (changed)="changed.emit({ op: condition.op, bound: $event ?? '0' })"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 6px;
    }
    select {
      width: 108px;
      flex: none;
    }
  `,
})
export class ConditionBox {
  readonly value = input<Condition>();
  readonly rate = input(false);
  readonly label = input.required<string>();
  readonly changed = output<Condition | undefined>();
  protected readonly ops = [
    { op: '>=', words: '≥ 不低于' },
    { op: '>', words: '＞ 高于' },
    { op: '<=', words: '≤ 不超过' },
    { op: '<', words: '＜ 低于' },
  ];

  protected compare(op: string): void {
    this.changed.emit(op ? { op, bound: this.value()?.bound ?? '0' } : undefined);
  }
}
