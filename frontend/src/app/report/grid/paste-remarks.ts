import { Component, computed, input, output } from '@angular/core';
import type { PastePlan } from './paste.js';

/** What a paste could not write, cell by cell, and where computed cells differ from what was pasted. */
@Component({
  selector: 'cs-paste-remarks',
  template: `
    <section role="status" aria-label="粘贴结果">
      <header>
        <strong>已写入 {{ plan().edits.length }} 格{{ left() }}</strong>
        <button class="cs-button" type="button" (click)="undone.emit()">撤销这次粘贴</button>
        <button class="cs-button" type="button" (click)="closed.emit()">知道了</button>
      </header>
      <ul>
        @for (remark of plan().refused; track $index) {
          <li class="refused">
            <b>{{ remark.label }}</b>{{ remark.text }}
          </li>
        }
        @for (remark of plan().different; track $index) {
          <li class="different">
            <b>{{ remark.label }}</b>{{ remark.text }}
          </li>
        }
        @if (plan().outside) {
          <li class="refused">另有 {{ plan().outside }} 格超出表格范围，未写入。请从左上角对应的单元格开始粘贴。</li>
        }
      </ul>
    </section>
  `,
  styles: `
    section {
      border: 1px solid #e3c98b;
      background: #fffaf0;
      margin-top: 6px;
      padding: 6px 12px;
      font-size: 14px;
    }
    header {
      display: flex;
      gap: 12px;
      align-items: center;
    }
    strong {
      flex: 1;
    }
    ul {
      margin: 6px 0 0;
      padding-left: 1.2em;
      max-height: 11em;
      overflow: auto;
    }
    b {
      margin-right: 0.8em;
    }
    .refused b {
      color: var(--cs-red);
    }
    .different b {
      color: var(--cs-amber);
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class PasteRemarks {
  readonly plan = input.required<PastePlan>();
  readonly closed = output();
  readonly undone = output();
  protected readonly left = computed(() => {
    const { refused, different, rows } = this.plan();
    return [
      rows?.length ? `，新增 ${rows.length} 行` : '',
      refused.length ? `，${refused.length} 格未写入` : '',
      different.length ? `，${different.length} 处与表中不同` : '',
    ].join('');
  });
}
