import { Component, computed, inject } from '@angular/core';
import { momentText } from '../words.js';
import { ReportStore } from '../report-store.js';
import { SectionStore } from './section-store.js';

/** Unsaved work of an earlier visit: it is back in the form, or, when the section is locked, can be copied out. */
@Component({
  selector: 'cs-restored-note',
  template: `
    @if (section.restored(); as found) {
      <section role="status">
        @if (open()) {
          <p>已恢复您 {{ momentText(found.at) }} 未保存的 {{ found.count }} 处修改{{ clashing() }}。</p>
          <button class="cs-button" type="button" (click)="section.discardRestored()">不要这些修改</button>
        } @else {
          <p>
            您 {{ momentText(found.at) }} 有
            {{ found.count }} 处修改没有保存，而本节现在不能填写。可以先复制下来，待本节退回或重新打开后再填。
          </p>
          <button class="cs-button" type="button" (click)="copy()">复制这些内容</button>
          <button class="cs-button" type="button" (click)="section.discardRestored()">不要这些修改</button>
        }
      </section>
    }
  `,
  styles: `
    section {
      max-width: 1080px;
      box-sizing: border-box;
      margin: 0 auto 12px;
      background: #eef4fc;
      border: 1px solid #9bb3d4;
      padding: 8px 20px;
      display: flex;
      gap: 12px;
      align-items: center;
      font-size: 14px;
    }
    p {
      flex: 1;
      margin: 0;
    }
  `,
})
export class RestoredNote {
  protected readonly section = inject(SectionStore);
  protected readonly momentText = momentText;
  private readonly report = inject(ReportStore);
  protected readonly clashing = computed(() => {
    const count = this.section.conflicts().length;
    return count ? `，其中 ${count} 处他人也改过，请在下面选定` : '，正在保存';
  });
  protected readonly open = computed(() => this.section.editable().size > 0);

  protected async copy(): Promise<void> {
    const lines = this.section.edits().map(({ key, value }) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `${this.report.label(key)}：${text}`;
    });
    await navigator.clipboard.writeText(lines.join('\n'));
  }
}
