import { signal } from '@angular/core';
import { canonicalAmount, describeAmountProblem, parseAmount } from '@countersign/figures';
import type { AddedRow } from '@countersign/template';
import { readClipboard, writeClipboard } from './clipboard.js';
import { EditHistory, type Step } from './edit-history.js';
import type { GridCommand } from './grid-keys.js';
import { cellAt, isEntry, type Grid, type GridCell } from './grid-layout.js';
import {
  firstPosition,
  leap,
  nextEntry,
  selectCell,
  selectedCells,
  selectedRows,
  step,
  type Position,
  type Selection,
} from './grid-selection.js';
import { typedText } from './grid-text.js';
import { withoutRows, withRow } from './added-rows.js';
import { planFill, planPaste, type GridEdit, type PastePlan } from './paste.js';
import type { PasteGrowth } from './paste-rows.js';

/** What a table needs from its surroundings; read anew at every act. */
export interface GridSource {
  grid(): Grid;
  editable(): boolean;
  stored(key: string): string | undefined;
  /** A text that could not be stored and still stands in its cell. */
  rejected(key: string): string | undefined;
  write(edits: GridEdit[]): void;
  /** Rows and texts of an act, beside its figures. */
  writeRows?(step: Step): void;
  /** Set where a paste may add rows. */
  growth?(): PasteGrowth | null;
  reject(key: string, text: string, message: string): void;
}

/** Text under way in one cell. `typing`: begun by typing, so that arrows leave the cell as in a spreadsheet. */
export interface CellEditing {
  key: string;
  text: string;
  typing: boolean;
}

/** Cursor, selection, typing, undo and paste of one table. Knows no DOM. */
export class GridState {
  readonly selection = signal<Selection>(selectCell({ row: 0, column: 0 }));
  readonly editing = signal<CellEditing | null>(null);
  readonly remarks = signal<PastePlan | null>(null);
  private readonly history = new EditHistory();
  /** Column where a run of Tabs began: Enter goes back below it. */
  private runFrom: number | null = null;

  constructor(private readonly source: GridSource) {}

  reset(): void {
    this.selection.set(selectCell(firstPosition(this.source.grid())));
    this.editing.set(null);
  }

  /** Rows came or went: the cursor stays at its cell, or where that cell was. */
  follow(before: Grid): void {
    const { row, column } = this.selection().focus;
    const grid = this.source.grid();
    const key = cellAt(before, row, column)?.key;
    const cells = grid.rows.flatMap(({ cells }) => cells);
    const same = cells.find((cell) => cell.key === key);
    const near = grid.rows.findIndex((each, index) => index >= row && each.cells.length > 0);
    const at = same ?? (near < 0 ? firstPosition(grid) : { row: near, column });
    this.selection.set(selectCell({ row: at.row, column: at.column }));
    if (!cells.some((cell) => cell.key === this.editing()?.key)) this.editing.set(null);
  }

  /** Does something that Ctrl Z takes back. */
  act(before: Step, after: Step): void {
    this.commit();
    this.history.recordAct(before, after);
    this.take(after);
  }

  cursor(): GridCell | undefined {
    const { row, column } = this.selection().focus;
    return cellAt(this.source.grid(), row, column);
  }

  canType(cell: GridCell | undefined): cell is GridCell {
    return cell !== undefined && this.source.editable() && isEntry(cell);
  }

  go(to: Position, extend = false): void {
    this.commit();
    this.runFrom = null;
    this.selection.update(({ anchor }) => (extend ? { anchor, focus: to } : selectCell(to)));
  }

  /** Runs a key's command. False: the key was not for the table, its usual effect should happen. */
  run(command: GridCommand): boolean {
    const grid = this.source.grid();
    const { focus } = this.selection();
    switch (command.kind) {
      case 'move':
        this.go((command.leap ? leap : step)(grid, focus, command.direction), command.extend);
        return true;
      case 'edge':
        this.go(this.edge(grid, command.end, command.corner), command.extend);
        return true;
      case 'enter':
        this.enter(grid, command.back);
        return true;
      case 'tab':
        return this.tab(grid, command.back);
      case 'all':
        this.selection.set({ anchor: leap(grid, { ...focus, column: 0 }, 'up'), focus: this.edge(grid, true, true) });
        return true;
      case 'edit':
        this.edit();
        return true;
      case 'clear':
        this.apply(this.typedCells().map(({ key }) => ({ key, value: null })));
        return true;
      case 'undo':
        this.take(this.history.undo());
        return true;
      case 'redo':
        this.take(this.history.redo());
        return true;
      case 'fill':
        this.fillDown();
        return true;
      case 'dismiss':
        return this.dismiss();
      case 'menu':
      case 'move_row':
        return false;
    }
  }

  edit(): void {
    const cell = this.cursor();
    if (this.canType(cell))
      this.editing.set({
        key: cell.key,
        text: this.source.rejected(cell.key) ?? typedText(cell, this.source.stored(cell.key)),
        typing: false,
      });
  }

  type(text: string): void {
    const cell = this.cursor();
    if (this.canType(cell))
      this.editing.update((now) => ({ key: cell.key, text, typing: now?.key === cell.key ? now.typing : true }));
  }

  /** Takes what was typed; a text that is no amount stays visible at its cell with the reason, and is not stored. */
  commit(): void {
    const editing = this.editing();
    const cell = this.cursor();
    if (!editing || cell?.key !== editing.key) return;
    this.editing.set(null);
    const parsed = parseAmount(editing.text, cell.shape);
    if (!parsed.ok) this.refuse(cell.key, editing.text, describeAmountProblem(parsed.problem));
    else this.apply([{ key: cell.key, value: 'blank' in parsed ? null : canonicalAmount(parsed.value) }]);
  }

  copied(): { text: string; html: string } {
    const rows = selectedRows(this.source.grid(), this.selection());
    return writeClipboard(rows.map((row) => row.map((cell) => typedText(cell, this.source.stored(cell.key)))));
  }

  paste(text: string, html: string): void {
    const block = readClipboard({ text, html });
    const { anchor, focus } = this.selection();
    const start = { row: Math.min(anchor.row, focus.row), column: Math.min(anchor.column, focus.column) };
    const cells = selectedCells(this.source.grid(), this.selection());
    const single = block.length === 1 && block[0]!.length === 1;
    const plan =
      single && cells.length > 1 && this.source.editable()
        ? planFill(cells, block[0]![0]!)
        : planPaste(
            this.source.grid(),
            start,
            block,
            (key) => this.source.stored(key),
            this.source.editable(),
            this.source.growth?.() ?? null,
          );
    if (plan.rows) this.addPasted(plan.rows, plan.edits);
    else this.apply(plan.edits);
    this.remarks.set(plan.refused.length || plan.different.length || plan.outside || plan.rows ? plan : null);
  }

  /** Rows and figures of one paste are one act; undoing takes the rows away, and what stands in them with them. */
  private addPasted(added: readonly AddedRow[], edits: readonly GridEdit[]): void {
    const cells = new Set(this.source.grid().rows.flatMap(({ cells }) => cells.map(({ key }) => key)));
    const before = edits.filter(({ key }) => cells.has(key));
    this.act(
      {
        figures: before.map(({ key }) => ({ key, value: this.source.stored(key) ?? null })),
        rows: (present) => withoutRows(present, added),
      },
      { figures: edits, rows: (present) => added.reduce((rows, row) => withRow(rows, row), [...present]) },
    );
  }

  private take(step: Step): void {
    if (step.rows || step.texts?.length) this.source.writeRows?.(step);
    this.source.write([...step.figures]);
  }

  private edge(grid: Grid, end: boolean, corner: boolean): Position {
    const { focus } = this.selection();
    const inRow = { row: focus.row, column: end ? grid.columns.length - 1 : 0 };
    return corner ? leap(grid, inRow, end ? 'down' : 'up') : inRow;
  }

  private enter(grid: Grid, back: boolean): void {
    const { focus } = this.selection();
    const column = this.runFrom ?? focus.column;
    this.go(step(grid, { row: focus.row, column }, back ? 'up' : 'down'));
  }

  private tab(grid: Grid, back: boolean): boolean {
    const { focus } = this.selection();
    const run = this.runFrom ?? focus.column;
    const to = this.source.editable() ? nextEntry(grid, focus, back) : null;
    this.commit();
    if (!to) return false;
    this.go(to);
    this.runFrom = run;
    return true;
  }

  private dismiss(): boolean {
    const key = this.cursor()?.key;
    const refused = key !== undefined && this.source.rejected(key) !== undefined;
    const busy = this.editing() !== null || this.remarks() !== null || refused;
    if (this.editing()) this.editing.set(null);
    else if (this.remarks()) this.remarks.set(null);
    else if (refused) this.source.write([{ key, value: this.source.stored(key) ?? null }]);
    this.selection.update(({ focus }) => selectCell(focus));
    return busy;
  }

  /** The top row of the selection goes down; a single cell takes what stands above it. */
  private fillDown(): void {
    const grid = this.source.grid();
    const rows = selectedRows(grid, this.selection());
    const { focus } = this.selection();
    const above = step(grid, focus, 'up').row;
    const top = rows.length > 1 ? rows[0]! : [cellAt(grid, above, focus.column)];
    const below = rows.length > 1 ? rows.slice(1) : rows;
    this.apply(
      below.flatMap((row) =>
        row.flatMap((cell, at) => {
          const from = top[at];
          return from && this.canType(cell) ? [{ key: cell.key, value: this.source.stored(from.key) ?? null }] : [];
        }),
      ),
    );
  }

  /** Undoing it brings back what is stored, so that a slip of the keyboard never has to be typed again. */
  private refuse(key: string, text: string, message: string): void {
    if (this.source.rejected(key) === undefined) this.history.recordRefused(key, this.source.stored(key));
    this.source.reject(key, text, message);
  }

  private typedCells(): GridCell[] {
    return selectedCells(this.source.grid(), this.selection()).filter((cell) => this.canType(cell));
  }

  private apply(edits: readonly GridEdit[]): void {
    const changed = this.history.record(edits, (key) => this.source.stored(key));
    // also places that keep their value: a rejected text there is gone now
    if (edits.length) this.source.write(changed.length ? changed : [...edits]);
  }
}
