import { Component, computed, inject, input, signal } from '@angular/core';
import { Decimal } from '@countersign/figures';
import {
  addedRows,
  cellKey,
  checkAnswerValue,
  reasonKey,
  rowsIn,
  rowsKey,
  type TableField as TableDefinition,
} from '@countersign/template';
import { FieldLinks } from '../field-links.js';
import { Grid, type CellMark } from '../grid/grid.js';
import { gridOf, type GridCell, type GridRow } from '../grid/grid-layout.js';
import type { Step } from '../grid/edit-history.js';
import type { GridEdit } from '../grid/paste.js';
import type { Growth } from '../grid/row-acts.js';
import { ImportDialog, type FinishedImport } from '../imports/import-dialog.js';
import { ImportNote } from '../imports/import-note.js';
import { ReportStore } from '../report-store.js';
import { ReturnPins } from '../return-pins.js';
import { SectionPreview } from '../section/section-preview.js';
import { SectionStore } from '../section/section-store.js';
import { FieldFrame } from './field-frame.js';
import { rowsWithReason } from './owed-reasons.js';

/** A table of the form: the grid, the reasons that rows owe, and the marks of findings and notes at its cells. */
@Component({
  selector: 'cs-table-field',
  imports: [FieldFrame, Grid, ImportDialog, ImportNote],
  template: `
    <cs-field-frame
      [key]="field().key"
      [number]="field().number"
      [label]="field().label"
      [guidance]="field().guidance"
      [required]="field().required"
      [parts]="parts()"
    >
      <span head class="units">{{ units() }}</span>
      @if (open()) {
        <button head class="cs-button import" type="button" (click)="importing.set(true)">导入表格</button>
      }
      <cs-grid
        [grid]="grid()"
        [name]="field().label"
        [editable]="open()"
        [stored]="preview.stored"
        [unknown]="preview.unknown"
        [label]="labelOf"
        [problems]="section.problems()"
        [marks]="marks()"
        [below]="reason"
        [hasBelow]="owesReason"
        [reveal]="links.wanted()"
        [growth]="growth()"
        (edited)="write($event)"
        (rowsEdited)="writeRows($event)"
        (rejected)="section.reject($event.key, $event.problem)"
        (cursorMoved)="cursor.set($event)"
      />
      @if (imported(); as done) {
        <cs-import-note [done]="done" (closed)="imported.set(null)" />
      }
      @if (importing()) {
        <cs-import-dialog [table]="field()" (closed)="importing.set(false)" (finished)="take($event)" />
      }
      @if (section.problems()[rows()]; as problem) {
        <p class="problem" role="alert" [attr.data-field]="rows()">{{ problem.message }}</p>
      }
      @if (pins.active() && cursor(); as cell) {
        <button class="cs-button" type="button" (click)="pins.add(cell.key)">在“{{ cell.label }}”处写退回意见</button>
      }
      <ng-template #reason let-row>
        @let key = reasonKeyOf(row);
        <div class="reason" [attr.data-field]="key" tabindex="-1">
          <label [for]="key">{{ row.label }}：{{ field().reason!.label }}</label>
          @if (open()) {
            <textarea
              rows="1"
              [id]="key"
              [value]="reasonText(key)"
              [class.empty]="!reasonText(key)"
              placeholder="低于 {{ threshold() }}，请写明原因"
              (input)="section.edit({ kind: 'answer', key, value: $any($event.target).value })"
              (keydown)="$event.stopPropagation()"
            ></textarea>
          } @else {
            <span [class.empty]="!reasonText(key)">{{ reasonText(key) || '未说明' }}</span>
          }
          @if (section.problems()[key]; as problem) {
            <span class="problem" role="alert">{{ problem.message }}</span>
          }
        </div>
      </ng-template>
    </cs-field-frame>
  `,
  styles: `
    .units {
      color: var(--cs-muted);
      font-size: 13px;
    }
    .import {
      margin-left: auto;
    }
    .reason {
      display: flex;
      gap: 8px;
      align-items: baseline;
    }
    .reason label {
      color: var(--cs-amber);
      white-space: nowrap;
    }
    textarea {
      flex: 1;
      font: inherit;
      field-sizing: content;
      min-height: 1.6em;
      padding: 2px 6px;
      border: 1px solid #c9b584;
    }
    textarea.empty {
      border-color: #b36b00;
      background: #fff7e6;
    }
    span.empty {
      color: var(--cs-red);
    }
    .problem {
      color: var(--cs-red);
    }
    @media print {
      button {
        display: none;
      }
      textarea,
      textarea.empty {
        border: 0;
        background: none;
        resize: none;
      }
      textarea::placeholder {
        color: transparent;
      }
    }
  `,
})
export class TableField {
  readonly field = input.required<TableDefinition>();
  protected readonly section = inject(SectionStore);
  protected readonly preview = inject(SectionPreview);
  protected readonly links = inject(FieldLinks);
  protected readonly pins = inject(ReturnPins);
  protected readonly cursor = signal<GridCell | undefined>(undefined);
  protected readonly importing = signal(false);
  protected readonly imported = signal<FinishedImport | null>(null);
  private readonly report = inject(ReportStore);
  protected readonly open = computed(() => this.section.editable().has(this.field().key));
  protected readonly grid = computed(() => {
    const figures = this.report.template()?.figures;
    return gridOf(this.field(), (key) => figures?.get(key)?.formula);
  });
  /** Key of the answer that holds the rows which were added. */
  protected readonly rows = computed(() => rowsKey(this.field().key));
  protected readonly growth = computed((): Growth | null => {
    const [field, key] = [this.field(), this.rows()];
    if (!field.growing?.length) return null;
    const { answers } = this.section.values();
    return {
      field,
      rows: addedRows(field, answers[key]),
      text: (each) => answers[each],
      refusal: (rows) => {
        const template = this.report.template();
        return (template && checkAnswerValue(template, key, rows)?.message) ?? null;
      },
    };
  });
  protected readonly parts = computed(() => [
    ...this.grid().rows.flatMap((row) => [...row.cells.map(({ key }) => key), this.reasonKeyOf(row)]),
  ]);
  /** One unit for the whole table stands above it, as printed. */
  protected readonly units = computed(() => {
    const units = [...new Set(this.field().columns.map(({ unit }) => unit))].filter((unit) => unit !== '%');
    return units.length === 1 ? `单位：${units[0]}` : '';
  });
  protected readonly threshold = computed(() => {
    const below = this.field().reason?.below;
    return below === undefined ? '' : `${new Decimal(below).times(100).toString()}%`;
  });
  protected readonly marks = computed(() => {
    const marks: Record<string, CellMark> = {};
    for (const { key } of this.section.view()?.changes.changes ?? []) marks[key] = 'changed';
    for (const { field, answer } of this.section.view()?.notes ?? []) if (field && !answer) marks[field] = 'note';
    for (const { severity, places } of this.preview.findings()) for (const { field } of places) marks[field] = severity;
    return marks;
  });
  protected readonly labelOf = (key: string): string => this.report.label(key);

  private readonly owed = computed(() => {
    const rule = this.field().reason;
    if (!rule) return new Set<string>();
    return rowsWithReason(
      this.field().rows.flatMap(({ key, kind }) => {
        if (kind !== 'item' && kind !== 'of_which') return [];
        const value = this.preview.stored(cellKey(this.field().key, key, rule.column));
        const below = value !== undefined && new Decimal(value).lt(rule.below);
        return [{ key, kind, below, reason: this.reasonText(reasonKey(this.field().key, key)) }];
      }),
    );
  });
  protected readonly owesReason = (row: GridRow): boolean => this.owed().has(row.key);

  protected take(done: FinishedImport): void {
    this.importing.set(false);
    this.imported.set(done);
  }

  protected reasonKeyOf(row: GridRow): string {
    return reasonKey(this.field().key, row.key);
  }

  protected reasonText(key: string): string {
    const text = this.section.values().answers[key];
    return typeof text === 'string' ? text : '';
  }

  /** Rows are changed as they are now, so that what others added meanwhile stays. */
  protected writeRows({ rows, texts = [] }: Step): void {
    const key = this.rows();
    if (rows) {
      const next = rows(rowsIn(this.section.values().answers[key]));
      this.section.edit({ kind: 'answer', key, value: next.length ? next : null });
    }
    for (const each of texts) this.section.edit({ kind: 'answer', key: each.key, value: each.text });
  }

  protected write(edits: readonly GridEdit[]): void {
    for (const { key, value } of edits) this.section.edit({ kind: 'figure', key, value });
  }
}
