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
          本节有 {{ findings().length }} 项需说明的问题，均已说明，请确认说明成立。
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
        <button type="button" (click)="cancelled.emit()">取消</button>
        <button type="button" class="primary" [disabled]="busy()" (click)="signed.emit(digest())">确认签批</button>
      </div>
    </section>
  `,
  styles: `
    section {
      padding: 10px 16px;
      border-bottom: 1px solid var(--cs-line, #d9dde3);
      background: #eef4fc;
    }
    p {
      margin: 0;
    }
    small {
      color: #5b6572;
      overflow-wrap: anywhere;
    }
    div {
      display: flex;
      justify-content: flex-end;
      gap: 12px;
      margin-top: 6px;
    }
    button {
      min-height: 36px;
      padding: 2px 16px;
      font: inherit;
    }
    .primary {
      background: var(--cs-accent, #1d4f91);
      color: #fff;
      border: 0;
      border-radius: 3px;
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
  protected readonly findings = computed(() => {
    const key = this.section.view()?.key;
    return this.preview.findings().filter(({ section }) => section === key);
  });
}
