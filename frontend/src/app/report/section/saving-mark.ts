import { Component, computed, inject } from '@angular/core';
import { clockText } from '../words.js';
import { SectionStore } from './section-store.js';

/** Whether what is on the screen is safe: `第 7 稿 已保存 10:32`, `保存中`, `未保存：连接中断`. */
@Component({
  selector: 'cs-saving-mark',
  template: `<span [class]="kind()" role="status">{{ words() }}</span>
    @if (!section.draftKept()) {
      <small role="alert">本机空间不足，未保存的内容关闭后会丢失，请等待保存完成。</small>
    }`,
  styles: `
    span {
      font-size: 13px;
      color: var(--cs-muted);
      white-space: nowrap;
    }
    .waiting,
    .refused {
      color: var(--cs-red);
      font-weight: 600;
    }
    small {
      color: var(--cs-red);
      display: block;
    }
  `,
})
export class SavingMark {
  protected readonly section = inject(SectionStore);
  private readonly wrong = computed(() => Object.keys(this.section.problems()).length > 0);
  protected readonly kind = computed(() => (this.wrong() ? 'refused' : this.section.savingState().kind));
  protected readonly words = computed(() => {
    const state = this.section.savingState();
    const revision = this.section.view()?.revision ?? 0;
    const at = this.section.savedAt();
    if (state.kind === 'waiting') return `未保存：${state.why}（已存在本机，恢复后自动保存）`;
    if (this.wrong()) return '有内容未保存，请按红字提示修改';
    if (state.kind === 'saving' || this.section.edits().length) return '保存中…';
    return at ? `第 ${revision} 稿 已保存 ${clockText(at)}` : `第 ${revision} 稿`;
  });
}
