import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { canonicalAmount, Decimal, describeAmountProblem, formatFigure, parseAmount } from '@countersign/figures';
import type { FigureField as FigureDefinition } from '@countersign/template';
import { formulaInWords } from '../grid/formula-words.js';
import { ReportStore } from '../report-store.js';
import { SectionPreview } from '../section/section-preview.js';
import { SectionStore } from '../section/section-store.js';
import { FieldFrame } from './field-frame.js';

/** One number: typed in its unit, or computed and then saying how. */
@Component({
  selector: 'cs-figure-field',
  imports: [FieldFrame],
  template: `
    <cs-field-frame
      [inline]="true"
      [key]="field().key"
      [label]="field().label"
      [guidance]="field().guidance"
      [required]="field().required"
    >
      @if (open()) {
        <input
          inputmode="decimal"
          autocomplete="off"
          [attr.aria-label]="field().label + '（' + field().unit + '）'"
          [attr.aria-invalid]="section.problems()[field().key] ? true : null"
          [value]="text()"
          (input)="text.set($any($event.target).value)"
          (change)="commit()"
          (keydown.enter)="commit()"
        />
      } @else {
        <output [class.negative]="negative()">{{ shown() }}</output>
      }
      <span class="unit">{{ field().unit }}</span>
      @if (how(); as words) {
        <small>{{ words }}</small>
      }
    </cs-field-frame>
  `,
  styles: `
    :host {
      white-space: nowrap;
    }
    input,
    output {
      display: inline-block;
      min-width: 12em;
      text-align: right;
      font: 16px var(--cs-sans);
      font-variant-numeric: tabular-nums;
      padding: 3px 8px;
      box-sizing: border-box;
    }
    input {
      border: 1px solid #9aa7b5;
      border-radius: 2px;
      background: #fff;
    }
    input[aria-invalid] {
      border-color: var(--cs-red);
      background: var(--cs-red-soft);
    }
    output {
      background: #f3f4f6;
    }
    .negative {
      color: var(--cs-red);
    }
    .unit {
      margin-left: 6px;
    }
    small {
      margin-left: 16px;
      white-space: normal;
      color: var(--cs-muted);
    }
    @media (max-width: 640px) {
      :host {
        white-space: normal;
      }
      input,
      output {
        min-width: 8em;
        max-width: 12em;
      }
    }
    @media print {
      output {
        background: none;
        min-width: 0;
      }
      small {
        display: none;
      }
    }
  `,
})
export class FigureField {
  readonly field = input.required<FigureDefinition>();
  protected readonly section = inject(SectionStore);
  private readonly preview = inject(SectionPreview);
  private readonly report = inject(ReportStore);
  protected readonly open = computed(() => !this.field().formula && this.section.editable().has(this.field().key));
  private readonly value = computed(() => this.preview.stored(this.field().key));
  protected readonly negative = computed(() => this.value()?.startsWith('-') ?? false);
  protected readonly shown = computed(() => {
    const value = this.value();
    return value === undefined
      ? (this.preview.unknown(this.field().key) ?? '未填')
      : formatFigure(new Decimal(value), this.field());
  });
  /** What is being typed; follows the stored value. A text that could not be stored stays. */
  protected readonly text = linkedSignal(() => {
    const rejected = this.section.problems()[this.field().key]?.text;
    return rejected ?? (this.value() === undefined ? '' : this.shown().replace(/%$/, ''));
  });
  protected readonly how = computed(() => {
    const { formula } = this.field();
    return formula ? `计算：${formulaInWords(formula, (key) => this.report.label(key))}` : '';
  });

  protected commit(): void {
    const { key } = this.field();
    const parsed = parseAmount(this.text(), this.field());
    if (!parsed.ok) this.section.reject(key, { text: this.text(), message: describeAmountProblem(parsed.problem) });
    else this.section.edit({ kind: 'figure', key, value: 'blank' in parsed ? null : canonicalAmount(parsed.value) });
  }
}
