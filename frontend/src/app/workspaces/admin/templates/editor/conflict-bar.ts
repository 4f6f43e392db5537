import { Component, computed, inject, signal } from '@angular/core';
import { problemText } from '../../../../api/problem-text.js';
import { DraftStore } from '../draft/draft-store.js';

/** What to do when somebody else saved the draft, or when unsaved work came back; nothing is lost either way. */
@Component({
  selector: 'cs-conflict-bar',
  template: `
    @if (conflict(); as state) {
      <div class="cs-problem" role="alert">
        <p>{{ state.why }}</p>
        <button class="cs-button" type="button" (click)="run('theirs')">改用对方的内容（可撤销）</button>
        <button class="cs-button" type="button" (click)="run('mine')">用我的内容覆盖</button>
      </div>
    } @else if (store.restored()) {
      <p class="restored" role="status">
        上次离开时没有保存的修改已恢复。<button
          class="cs-button link"
          type="button"
          (click)="store.restored.set(false)"
        >
          知道了
        </button>
      </p>
    }
    @if (problem(); as why) {
      <p class="cs-problem" role="alert">{{ why }}</p>
    }
  `,
  styles: `
    div {
      display: flex;
      gap: 10px;
      align-items: center;
    }
    div p {
      flex: 1;
    }
    .restored {
      padding: 4px 12px;
      background: var(--cs-amber-soft);
    }
  `,
})
export class ConflictBar {
  protected readonly store = inject(DraftStore);
  protected readonly problem = signal('');
  protected readonly conflict = computed(() => {
    const state = this.store.saving();
    return state.kind === 'conflict' ? state : null;
  });

  protected async run(whose: 'mine' | 'theirs'): Promise<void> {
    this.problem.set('');
    try {
      await (whose === 'mine' ? this.store.overwrite() : this.store.takeTheirs());
    } catch (error) {
      this.problem.set(problemText(error));
    }
  }
}
