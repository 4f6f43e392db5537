import {
  afterNextRender,
  ChangeDetectorRef,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  type TemplateRef,
  untracked,
  viewChildren,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { newRowKey } from './added-rows.js';
import { cellInWords } from './cell-words.js';
import { commandOf } from './grid-keys.js';
import { isEntry, type Grid as GridLayout, type GridCell, type GridRow } from './grid-layout.js';
import { contains } from './grid-selection.js';
import { GridState } from './grid-state.js';
import { cellText, isNegative } from './grid-text.js';
import type { Step } from './edit-history.js';
import { growthPlaces } from './growth-places.js';
import type { GridEdit } from './paste.js';
import { RemovedNote } from './removed-note.js';
import { RowActs, type Growth, type RowAct } from './row-acts.js';
import { RowMenu } from './row-menu.js';
import { RowName } from './row-name.js';
import { PasteRemarks } from './paste-remarks.js';

/** A text at a cell that could not be stored, and why. */
export interface CellProblem {
  text?: string;
  message: string;
}
export type CellMark = 'note' | 'blocking' | 'warning' | 'changed';

/**
 * A table of figures that moves, types, copies and pastes like a spreadsheet. The focused cell holds a see-through
 * input, so that input methods begin composing in it at the first key.
 */
@Component({
  selector: 'cs-grid',
  imports: [NgTemplateOutlet, PasteRemarks, RemovedNote, RowMenu, RowName],
  templateUrl: './grid.html',
  styleUrl: './grid.css',
  host: { '(keydown)': 'key($event)', '(copy)': 'copy($event)', '(cut)': 'copy($event)', '(paste)': 'paste($event)' },
})
export class Grid {
  readonly grid = input.required<GridLayout>();
  readonly name = input.required<string>();
  readonly editable = input(false);
  readonly stored = input.required<(key: string) => string | undefined>();
  /** Why a computed cell is empty, in words. */
  readonly unknown = input<(key: string) => string | null>(() => null);
  readonly label = input<(key: string) => string>((key) => key);
  readonly problems = input<Readonly<Record<string, CellProblem>>>({});
  readonly marks = input<Readonly<Record<string, CellMark>>>({});
  /** Drawn below a row: the reason it owes. */
  readonly below = input<TemplateRef<{ $implicit: GridRow }> | null>(null);
  readonly hasBelow = input<(row: GridRow) => boolean>(() => false);
  /** Cell that a link leads to; a new object each time. */
  readonly reveal = input<{ key: string } | null>(null);
  /** Set where rows may be added. */
  readonly growth = input<Growth | null>(null);
  readonly edited = output<GridEdit[]>();
  /** Rows and texts that an act writes; its figures follow. */
  readonly rowsEdited = output<Step>();
  readonly rejected = output<{ key: string; problem: CellProblem }>();
  readonly cursorMoved = output<GridCell | undefined>();

  protected readonly state = new GridState({
    grid: () => this.grid(),
    editable: () => this.editable(),
    stored: (key) => this.stored()(key),
    rejected: (key) => this.problems()[key]?.text,
    write: (edits) => {
      this.acts.removed.set(null);
      this.edited.emit(edits);
    },
    writeRows: (step) => this.rowsEdited.emit(step),
    growth: () => {
      const growth = this.editable() ? this.growth() : null;
      return growth && { ...growth, newKey: freshKey };
    },
    reject: (key, text, message) => this.rejected.emit({ key, problem: { text, message } }),
  });
  protected readonly acts = new RowActs({
    growth: () => (this.editable() ? this.growth() : null),
    grid: () => this.grid(),
    stored: (key) => this.stored()(key),
    newKey: freshKey,
    act: (before, after) => this.state.act(before, after),
  });
  /** Where rows are offered and named, by the index of the row below. */
  protected readonly places = computed(() => {
    const growth = this.editable() ? this.growth() : null;
    return growth ? growthPlaces(growth, this.acts.naming()) : [];
  });
  protected readonly choices = computed(
    () => new Map(this.editable() ? this.grid().rows.map((row) => [row.key, this.acts.choices(row)]) : []),
  );
  protected readonly cursor = computed(() => {
    const { row, column } = this.state.selection().focus;
    return this.grid().rows[row]?.cells[column];
  });
  /** What the line below the table says about the focused cell. */
  protected readonly told = computed(() => {
    const cell = this.cursor();
    if (!cell) return '';
    const words = cellInWords(this.grid(), cell, this.label());
    const missing = this.unknown()(cell.key);
    return [words ?? cell.label, missing].filter(Boolean).join('；');
  });
  protected readonly isEntry = isEntry;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly changes = inject(ChangeDetectorRef);
  private readonly injector = inject(Injector);
  private readonly menus = viewChildren(RowMenu);
  private awaited: string | null = null;
  private drawn: GridLayout | undefined;

  constructor() {
    effect(() => {
      const grid = this.grid();
      untracked(() => {
        if (this.drawn?.table === grid.table) this.state.follow(this.drawn);
        else this.state.reset();
        this.drawn = grid;
        this.enterAwaited();
      });
    });
    effect(() => {
      const key = this.reveal()?.key;
      const cell = this.grid()
        .rows.flatMap(({ cells }) => cells)
        .find((each) => each.key === key);
      if (cell) untracked(() => this.show(cell));
    });
  }

  protected text(cell: GridCell): string {
    return this.problems()[cell.key]?.text ?? cellText(cell, this.stored()(cell.key));
  }

  protected negative(cell: GridCell): boolean {
    return isNegative(this.stored()(cell.key));
  }

  protected selected(cell: GridCell): boolean {
    return contains(this.state.selection(), cell);
  }

  protected press(cell: GridCell, event: MouseEvent): void {
    if (!event.shiftKey && cell.key === this.state.editing()?.key) return;
    // the browser would move the focus to the place pressed, away from the cell's input
    event.preventDefault();
    this.select(cell, event.shiftKey);
  }

  protected drag(cell: GridCell, event: MouseEvent): void {
    if (event.buttons === 1 && !this.state.editing()) this.select(cell, true);
  }

  private select(cell: GridCell, extend: boolean): void {
    this.state.go({ row: cell.row, column: cell.column }, extend);
    this.focusCursor();
  }

  private show(cell: GridCell): void {
    this.state.go({ row: cell.row, column: cell.column });
    afterNextRender(() => this.takeFocus(), { injector: this.injector });
  }

  protected edit(): void {
    this.state.edit();
    this.focusCursor();
  }

  protected key(event: KeyboardEvent): void {
    // an input method is composing: its keys are its own; so are those of the remarks below the table
    if (event.isComposing || event.keyCode === 229 || !isCell(event.target)) return;
    const editing = this.state.editing();
    const command = commandOf(event);
    if (!command) return;
    if (command.kind === 'menu' || command.kind === 'move_row') {
      if (!editing && this.rowKey(command)) event.preventDefault();
      return;
    }
    if (editing) {
      const leaves = ['enter', 'tab', 'dismiss'].includes(command.kind) || (editing.typing && command.kind === 'move');
      if (!leaves) return;
    }
    if (!this.state.run(command)) return;
    event.preventDefault();
    event.stopPropagation();
    this.focusCursor();
  }

  protected runAct(act: RowAct, row: GridRow): void {
    this.acts.run(act, row);
    if (act === 'up' || act === 'down' || act === 'remove') this.focusSoon();
  }

  protected named(box: RowName, text: string): void {
    const result = this.acts.name(text);
    if (!result) return;
    if ('refusal' in result) {
      box.refused.set(result.refusal);
      return;
    }
    this.awaited = result.row;
    this.enterAwaited();
  }

  /** The cursor goes into a row that was named, as soon as the table has it. */
  private enterAwaited(): void {
    const row = this.grid().rows.find(({ key }) => key === this.awaited);
    const cell = row?.cells.find(isEntry);
    if (!cell) return;
    this.awaited = null;
    this.show(cell);
  }

  protected notNamed(): void {
    this.acts.naming.set(null);
    this.focusSoon();
  }

  protected undoRemoval(): void {
    this.state.run({ kind: 'undo' });
    this.focusSoon();
  }

  /** The cursor's row by the keyboard: its menu, or one place up or down. */
  private rowKey(command: { kind: 'menu' } | { kind: 'move_row'; direction: 'up' | 'down' }): boolean {
    const row = this.grid().rows[this.state.selection().focus.row];
    const choices = row ? (this.choices().get(row.key) ?? []) : [];
    if (command.kind === 'menu') {
      const menu = this.menus().find((each) => each.key() === row?.key);
      menu?.open();
      return menu !== undefined;
    }
    const choice = choices.find(({ act, off }) => act === command.direction && !off);
    if (choice && row) this.runAct(choice.act, row);
    return choice !== undefined;
  }

  private focusSoon(): void {
    afterNextRender(() => this.takeFocus(), { injector: this.injector });
  }

  protected copy(event: ClipboardEvent): void {
    if (this.state.editing() || !event.clipboardData || this.inOwnField(event)) return;
    const { text, html } = this.state.copied();
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
    if (event.type === 'cut') this.state.run({ kind: 'clear' });
  }

  protected paste(event: ClipboardEvent): void {
    if (this.inOwnField(event)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (this.state.editing() && !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    this.state.editing.set(null);
    this.state.paste(text, html);
  }

  /** A reason's text box below a row, or a row's name, copies and pastes as any text does. */
  private inOwnField(event: Event): boolean {
    return event.target instanceof HTMLElement && event.target.closest('textarea, cs-row-name') !== null;
  }

  /** Draws at once and moves the focus, so that the next key meets the right cell however fast it comes. */
  private focusCursor(): void {
    this.changes.detectChanges();
    this.cursorMoved.emit(this.cursor());
    this.takeFocus();
  }

  private takeFocus(): void {
    const place = this.host.nativeElement.querySelector<HTMLElement>('[data-cursor]');
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (place instanceof HTMLInputElement && !this.state.editing()?.typing) place.select();
  }
}

const freshKey = (): string => newRowKey(crypto.getRandomValues(new Uint8Array(8)));

const isCell = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('table') !== null &&
  target.closest('cs-row-menu, cs-row-name, .growth') === null;
