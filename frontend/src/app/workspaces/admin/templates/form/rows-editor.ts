import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, forwardRef, input, output } from '@angular/core';
import { moved } from '../editing/items.js';
import type { FormPart, FormValue } from './form-part.js';
import { ShapeForm } from './shape-form.js';

const simple = new Set<FormPart['kind']>(['text', 'decimal', 'count', 'unit', 'select', 'condition', 'end', 'flag']);

/** A list of like things: as a table when each is a few boxes, else as blocks. Rows can be added, moved and removed. */
@Component({
  selector: 'cs-rows-editor',
  imports: [NgTemplateOutlet, forwardRef(() => ShapeForm)],
  templateUrl: './rows-editor.html',
  styleUrl: './rows-editor.css',
})
export class RowsEditor {
  readonly rows = input.required<readonly FormValue[]>();
  readonly parts = input.required<readonly FormPart[]>();
  readonly fresh = input.required<(rows: readonly FormValue[]) => FormValue>();
  /** A new row comes before the last one. */
  readonly beforeLast = input(false);
  readonly noun = input.required<string>();
  readonly label = input.required<string>();
  readonly scope = input.required<object>();
  /** Rows as blocks whatever they are, for a narrow place. */
  readonly stacked = input(false);
  readonly changed = output<FormValue[]>();

  /** The parts that any row asks for. */
  protected readonly asked = computed(() => {
    const scope = this.scope() as FormValue;
    return this.parts().filter(({ shown }) => !shown || this.rows().some((row) => shown(row, scope)));
  });
  protected readonly plain = computed(
    () => !this.stacked() && this.asked().length <= 5 && this.asked().every(({ kind }) => simple.has(kind)),
  );

  protected one(part: FormPart, row: FormValue): readonly FormPart[] {
    const scope = this.scope() as FormValue;
    return !part.shown || part.shown(row, scope) ? [part] : [];
  }

  protected add(): void {
    const [rows, row] = [this.rows(), this.fresh()(this.rows())];
    const last = this.beforeLast() ? rows.slice(-1) : [];
    this.changed.emit([...rows.slice(0, rows.length - last.length), row, ...last]);
  }

  protected put(index: number, row: object): void {
    this.changed.emit(this.rows().map((each, at) => (at === index ? (row as FormValue) : each)));
  }

  protected move(index: number, by: -1 | 1): void {
    this.changed.emit(moved(this.rows(), index, by));
  }

  protected remove(index: number): void {
    this.changed.emit(this.rows().filter((_, at) => at !== index));
  }
}
