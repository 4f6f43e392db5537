import { Component, computed, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { hasCell, type TableColumn, type TableField, type TableRow } from '@countersign/template';
import { DraftStore } from '../draft/draft-store.js';
import { renameColumn, renameRow } from '../editing/renames.js';
import {
  addColumn,
  addRow,
  changeCell,
  changeColumn,
  changeRow,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
} from '../editing/tables.js';
import { KeyBox } from '../editor/key-box.js';
import { PartActs } from '../editor/part-acts.js';
import { ShapeForm } from '../form/shape-form.js';
import { cellParts, columnParts, rowKinds, rowParts } from './field-parts.js';

interface Chosen {
  row?: string;
  column?: string;
}

/** The grid of a table: heads, rows and cells are chosen in it and edited below. */
@Component({
  selector: 'cs-table-editor',
  imports: [KeyBox, PartActs, ShapeForm],
  templateUrl: './table-editor.html',
  styleUrl: './table-editor.css',
})
export class TableEditor {
  readonly table = input.required<TableField>();
  readonly changed = output<TableField>();
  private readonly store = inject(DraftStore);
  protected readonly columnParts = columnParts;
  protected readonly cellParts = cellParts;
  protected readonly rowKinds = rowKinds;
  private readonly key = computed(() => this.table().key);
  /** Another table begins at its first column. */
  protected readonly chosen = linkedSignal<string, Chosen>({
    source: this.key,
    computation: () => ({ column: untracked(() => this.table().columns[0]?.key) }),
  });
  protected readonly row = computed(() => this.table().rows.find(({ key }) => key === this.chosen().row));
  protected readonly column = computed(() => this.table().columns.find(({ key }) => key === this.chosen().column));
  protected readonly rowParts = computed(() => rowParts(this.table(), this.row()?.key ?? ''));
  protected readonly rowKeys = computed(() => this.table().rows.map(({ key }) => key));
  protected readonly columnKeys = computed(() => this.table().columns.map(({ key }) => key));
  protected readonly columnScope = computed(() => ({ ...this.column(), table: this.table().key }));
  protected readonly cell = computed(() => {
    const [row, column] = [this.row(), this.column()];
    if (!row || !column) return null;
    const formula = row.formulas?.[column.key];
    return { absent: row.without?.includes(column.key) || undefined, formula };
  });

  /** What stands in a cell, in a word. */
  protected words(row: TableRow, column: TableColumn): string {
    if (!hasCell(row, column)) return '—';
    if (row.formulas?.[column.key] !== undefined || column.formula !== undefined) return '计算';
    return row.sum?.length ? '相加' : '填数';
  }

  protected addColumn(): void {
    const { table, key } = addColumn(this.table(), this.chosen().column);
    this.changed.emit(table);
    this.chosen.set({ column: key });
  }

  protected addRow(kind: TableRow['kind']): void {
    const { table, key } = addRow(this.table(), kind, kind === 'total' ? undefined : this.chosen().row);
    this.changed.emit(table);
    this.chosen.set({ row: key });
  }

  protected putColumn(value: object): void {
    this.changed.emit(changeColumn(this.table(), value as TableColumn));
  }

  protected putRow(value: object): void {
    this.changed.emit(changeRow(this.table(), value as TableRow));
  }

  protected putCell(value: object): void {
    const { absent, formula } = value as { absent?: boolean; formula?: string };
    const row = changeCell(this.row()!, this.column()!.key, { absent: !!absent, formula: formula ?? '' });
    this.changed.emit(changeRow(this.table(), row));
  }

  protected move(by: -1 | 1): void {
    const [row, column] = [this.row(), this.column()];
    if (row) this.changed.emit(moveRow(this.table(), row.key, by));
    else if (column) this.changed.emit(moveColumn(this.table(), column.key, by));
  }

  protected remove(): void {
    const [row, column] = [this.row(), this.column()];
    if (row && this.table().rows.length > 1) this.changed.emit(removeRow(this.table(), row.key));
    else if (column && this.table().columns.length > 1) this.changed.emit(removeColumn(this.table(), column.key));
    else return;
    this.chosen.set({});
  }

  protected rename(to: string): void {
    const [definition, table, row, column] = [this.store.definition(), this.table().key, this.row(), this.column()];
    if (row) this.store.edit(renameRow(definition, table, row.key, to), '改行代码');
    else if (column) this.store.edit(renameColumn(definition, table, column.key, to), '改列代码');
    this.chosen.set(row ? { row: to } : { column: to });
  }
}
