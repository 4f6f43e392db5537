import { Component, input, output } from '@angular/core';

/** Tells what was removed, and takes it back. */
@Component({
  selector: 'cs-removed-note',
  template: `
    <p role="status">
      <span>
        已删除“{{ label() }}”{{ figures() ? '，其中的 ' + figures() + ' 个数据一并移除' : '' }}，小计和得分已相应更新。
      </span>
      <button class="cs-button" type="button" (click)="undone.emit()">撤销（Ctrl+Z）</button>
      <button class="cs-button" type="button" (click)="closed.emit()">知道了</button>
    </p>
  `,
  styles: `
    p {
      display: flex;
      gap: 12px;
      align-items: center;
      margin: 6px 0 0;
      padding: 6px 12px;
      border: 1px solid #e3c98b;
      background: #fffaf0;
      font-size: 14px;
    }
    span {
      flex: 1;
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class RemovedNote {
  readonly label = input.required<string>();
  /** How many figures went with the row. */
  readonly figures = input(0);
  readonly undone = output();
  readonly closed = output();
}
