import { Component, computed, inject, input } from '@angular/core';
import type { AttachmentPlace } from '@countersign/contracts';
import { SectionFiles } from './section-files.js';

/** Opens the device's own choice of files; there only where files may be added now. */
@Component({
  selector: 'cs-attach-button',
  template: `
    @if (files?.mayAdd(key())) {
      <label class="cs-button" title="PDF、图片、Word、Excel 或纯文本；也可把文件拖到这里">
        附件
        <input
          type="file"
          multiple
          [accept]="accepted"
          [attr.aria-label]="'为“' + label() + '”添加附件'"
          (change)="add($event)"
        />
      </label>
    }
  `,
  styles: `
    label {
      position: relative;
      min-height: 28px;
      padding: 1px 10px;
      font-size: 13px;
      overflow: hidden;
    }
    input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
    label:focus-within {
      outline: 2px solid var(--cs-accent);
      outline-offset: 2px;
    }
    @media (pointer: coarse) {
      label {
        min-height: 40px;
        padding: 6px 14px;
      }
    }
    @media print {
      label {
        display: none;
      }
    }
  `,
})
export class AttachButton {
  readonly place = input.required<AttachmentPlace>();
  readonly label = input.required<string>();
  protected readonly accepted = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.doc,.xls,.wps,.et,.txt,.csv';
  protected readonly files = inject(SectionFiles, { optional: true });
  protected readonly key = computed(() => this.place().field ?? this.place().note ?? '');

  protected add(event: Event): void {
    const chosen = event.target as HTMLInputElement;
    void this.files?.add(this.place(), [...(chosen.files ?? [])]).finally(() => (chosen.value = ''));
  }
}
