import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { chipsIn, visibleLength } from '@countersign/narrative';
import type { NarrativeField as NarrativeDefinition } from '@countersign/template';
import { SectionStore } from '../section/section-store.js';
import { FieldFrame } from './field-frame.js';
import { FigurePicker } from './figure-picker.js';
import { NarrativeView } from './narrative-view.js';

/** Paragraphs in the document's serif; `{figure}` references are shown below as they will be printed. */
@Component({
  selector: 'cs-narrative-field',
  imports: [FieldFrame, FigurePicker, NarrativeView],
  template: `
    <cs-field-frame
      [key]="field().key"
      [label]="field().label"
      [guidance]="field().guidance"
      [required]="field().required"
    >
      @if (open()) {
        <button
          head
          type="button"
          class="cs-button insert"
          [attr.aria-expanded]="picking()"
          (click)="picking.set(!picking())"
        >
          插入数据
        </button>
      }
      @if (open()) {
        @if (picking()) {
          <cs-figure-picker (picked)="insert($event)" (closed)="picking.set(false)" />
        }
        <textarea
          #area
          rows="3"
          [attr.aria-labelledby]="field().key + '-label'"
          [attr.aria-invalid]="section.problems()[field().key] ? true : null"
          [value]="text()"
          (input)="write($any($event.target).value)"
        ></textarea>
        <p class="count" [class.over]="length() > field().maxLength">{{ length() }} / {{ field().maxLength }} 字</p>
        @if (text()) {
          <div class="printed" [class.paper-only]="!hasFigures()">
            <small>印出的样子（数据随时更新）</small>
            <cs-narrative-view [text]="text()" />
          </div>
        }
      } @else if (text()) {
        <cs-narrative-view [text]="text()" />
      } @else {
        <p class="none">未填</p>
      }
    </cs-field-frame>
  `,
  styles: `
    textarea {
      width: 100%;
      box-sizing: border-box;
      field-sizing: content;
      min-height: 5em;
      resize: vertical;
      padding: 8px 12px;
      border: 1px solid #9aa7b5;
      border-radius: 2px;
      font: 16px/1.8 var(--cs-serif);
    }
    textarea[aria-invalid] {
      border-color: var(--cs-red);
    }
    .count {
      margin: 2px 0 0;
      text-align: right;
      font-size: 13px;
      color: var(--cs-muted);
      font-variant-numeric: tabular-nums;
    }
    .count.over {
      color: var(--cs-red);
      font-weight: 600;
    }
    .printed {
      border-left: 3px solid #c9d6e8;
      padding: 4px 12px;
      background: #fafbfc;
    }
    .printed small,
    .none {
      color: var(--cs-muted);
    }
    .insert {
      white-space: nowrap;
    }
    .paper-only {
      display: none;
    }
    @media print {
      textarea,
      .count,
      .insert,
      .printed small {
        display: none;
      }
      .printed {
        display: block;
        border: 0;
        padding: 0;
        background: none;
      }
    }
  `,
})
export class NarrativeField {
  readonly field = input.required<NarrativeDefinition>();
  protected readonly section = inject(SectionStore);
  protected readonly picking = signal(false);
  private readonly area = viewChild<ElementRef<HTMLTextAreaElement>>('area');
  protected readonly open = computed(() => this.section.editable().has(this.field().key));
  protected readonly text = computed(() => {
    const text = this.section.values().answers[this.field().key];
    return typeof text === 'string' ? text : '';
  });
  protected readonly length = computed(() => visibleLength(this.text()));
  protected readonly hasFigures = computed(() => chipsIn(this.text()).length > 0);

  protected write(text: string): void {
    this.section.edit({ kind: 'narrative', key: this.field().key, value: text });
  }

  protected insert(key: string): void {
    const area = this.area()?.nativeElement;
    this.picking.set(false);
    if (!area) return;
    area.focus();
    area.setRangeText(`{${key}}`, area.selectionStart, area.selectionEnd, 'end');
    this.write(area.value);
  }
}
