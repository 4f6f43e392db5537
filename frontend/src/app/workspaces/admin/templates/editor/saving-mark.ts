import { Component, computed, inject } from '@angular/core';
import { clockText } from '../../../../report/words.js';
import { DraftStore } from '../draft/draft-store.js';

/** Whether the draft is safe: `已保存 10:32`, `保存中…`, `未保存：连接中断`. */
@Component({
  selector: 'cs-saving-mark',
  template: `<span [class]="store.saving().kind" role="status" [title]="why()">{{ words() }}</span>`,
  styles: `
    span {
      display: block;
      max-width: 420px;
      overflow: hidden;
      color: var(--cs-muted);
      font-size: 13px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .waiting,
    .refused,
    .conflict {
      color: var(--cs-red);
      font-weight: 600;
    }
  `,
})
export class SavingMark {
  protected readonly store = inject(DraftStore);
  protected readonly why = computed(() => {
    const state = this.store.saving();
    return 'why' in state ? state.why : '';
  });
  protected readonly words = computed(() => {
    const state = this.store.saving();
    const at = this.store.savedAt();
    switch (state.kind) {
      case 'saved':
        return at ? `已保存 ${clockText(at)}` : '已保存';
      case 'saving':
        return '保存中…';
      case 'waiting':
        return `未保存：${state.why}（已存在本机，恢复后自动保存）`;
      case 'refused':
        return `未保存（已存在本机）：${state.why}`;
      case 'conflict':
        return '未保存：草稿已被他人更新';
    }
  });
}
