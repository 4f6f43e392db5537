import { Component, input, output } from '@angular/core';

/** Moves the chosen part or takes it away. */
@Component({
  selector: 'cs-part-acts',
  template: `
    <ng-content />
    <button class="cs-button" type="button" title="上移" aria-label="上移" (click)="moved.emit(-1)">↑</button>
    <button class="cs-button" type="button" title="下移" aria-label="下移" (click)="moved.emit(1)">↓</button>
    <button class="cs-button danger" type="button" (click)="removed.emit()">移除{{ noun() }}</button>
  `,
  styles: `
    :host {
      display: flex;
      gap: 6px;
      justify-content: flex-end;
    }
    button {
      padding: 4px 10px;
    }
  `,
})
export class PartActs {
  readonly noun = input('');
  readonly moved = output<-1 | 1>();
  readonly removed = output();
}
