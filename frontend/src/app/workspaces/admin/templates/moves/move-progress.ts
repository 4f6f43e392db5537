import { Component, computed, input } from '@angular/core';
import type { TemplateMoveView } from '@countersign/contracts';
import { Instant } from '../../../../ui/days.js';

/** How far a move of many reports is, and which of them could not be moved and why. */
@Component({
  selector: 'cs-move-progress',
  imports: [Instant],
  template: `
    <p>
      {{ move().by.name }} {{ move().at | csInstant }} 开始迁移 {{ move().total }} 份报告
      <b>{{ words() }}</b>
    </p>
    <label>
      已迁移 {{ move().moved }} / {{ move().total }}
      <progress [max]="most()" [value]="move().moved + move().failed"></progress>
    </label>
    <label>
      已重新计算 {{ move().recomputed }} / {{ move().total }}
      <progress [max]="most()" [value]="move().recomputed"></progress>
    </label>
    @if (move().failed) {
      <details>
        <summary>{{ move().failed }} 份没有迁移</summary>
        <ul>
          @for (failure of move().failures; track failure.reportId) {
            <li>{{ failure.department }}：{{ failure.reason }}</li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      padding: 10px 16px;
      border: 1px solid var(--cs-line);
      border-radius: var(--cs-radius);
      background: var(--cs-paper);
    }
    label {
      display: grid;
      grid-template-columns: 200px 1fr;
      gap: 10px;
      align-items: center;
    }
    progress {
      width: 100%;
      accent-color: var(--cs-accent);
    }
    b {
      color: var(--cs-accent);
    }
    summary {
      color: var(--cs-red);
    }
  `,
})
export class MoveProgress {
  readonly move = input.required<TemplateMoveView>();
  protected readonly most = computed(() => Math.max(1, this.move().total));
  protected readonly words = computed(() => {
    const { finishedAt, failed, moved, recomputed } = this.move();
    if (!finishedAt) return '进行中…';
    if (recomputed < moved) return '已迁移，正在重新计算…';
    return failed ? `已结束，${failed} 份没有迁移` : '已完成';
  });
}
