import { Component, computed, inject, input, output } from '@angular/core';
import { SectionPreview } from '../section/section-preview.js';
import { SectionStore } from '../section/section-store.js';

/** What a signature is about to cover: open findings with their explanations, what changed, and the digest. */
@Component({
  selector: 'cs-sign-box',
  template: `
    <section role="alertdialog" aria-labelledby="sign-title" (keydown.escape)="cancelled.emit()">
      <p id="sign-title">
        <b>确认签批本节？</b>
        @if (findings().length) {
          本节有 {{ findings().length }} 项核查问题，其中 {{ explained() }} 项已说明，请确认说明成立。
        } @else {
          本节没有核查问题。
        }
        @if (changes()) {
          与您上次处理时相比有 {{ changes() }} 处变化。
        }
      </p>
      <p>
        <small>签批的内容摘要（SHA-256）：{{ digest() }}</small>
      </p>
      <div>
        <button class="cs-button" type="button" (click)="cancelled.emit()">取消</button>
        <button type="button" class="cs-button primary" [disabled]="busy()" (click)="signed.emit(digest())">
          确认签批
        </button>
      </div>
    </section>
  `,
  styles: `
    section {
      padding: 10px 16px;
      border-bottom: 1px solid var(--cs-line);
      background: #eef4fc;
    }
    p {
      margin: 0;
    }
    small {
      color: var(--cs-muted);
      overflow-wrap: anywhere;
    }
    div {
      display: flex;
      justify-content: flex-end;
      gap: 12px;
      margin-top: 6px;
    }
  `,
})
export class SignBox {
  readonly busy = input(false);
  readonly signed = output<string>();
  readonly cancelled = output();
  private readonly section = inject(SectionStore);
  private readonly preview = inject(SectionPreview);
  protected readonly digest = computed(() => this.section.view()?.digest ?? '');
  protected readonly changes = computed(() => this.section.view()?.changes.changes.length ?? 0);
  protected readonly explained = computed(() => this.findings().filter(({ explanation }) => explanation).length);
  protected readonly findings = computed(() => {
    const key = this.section.view()?.key;
    return this.preview.findings().filter(({ section }) => section === key);
  });
}
