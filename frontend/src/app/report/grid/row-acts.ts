import { signal } from '@angular/core';
import { addedRowKey, growingUnder, reasonKey, type AddedRow, type TableField } from '@countersign/template';
import { mayMove, movedRow, rowWithMembers, withLabel, withoutRows, withRow, withRowsBack } from './added-rows.js';
import type { Step } from './edit-history.js';
import { isEntry, type Grid, type GridRow } from './grid-layout.js';

/** A table that takes rows, as it is now. */
export interface Growth {
  /** With the added rows in place. */
  field: TableField;
  rows: readonly AddedRow[];
  /** The text stored under a key. */
  text: (key: string) => unknown;
  /** Why these rows could not be stored, in words. */
  refusal: (rows: readonly AddedRow[]) => string | null;
}

/** Where a name is being typed: for a new row under a place, or for a row that is there. */
export type Naming = { under: string; row?: never } | { row: string; under?: never };

export type RowAct = 'rename' | 'up' | 'down' | 'remove' | 'add' | 'add_below';

export interface RowChoice {
  act: RowAct;
  label: string;
  off?: boolean;
}

interface RowActsSource {
  growth(): Growth | null;
  grid(): Grid;
  stored(key: string): string | undefined;
  newKey(): string;
  act(before: Step, after: Step): void;
}

/** Adding, naming, moving and removing rows of one table, each undone like any other act. Knows no DOM. */
export class RowActs {
  readonly naming = signal<Naming | null>(null);
  /** Told until something else is done. */
  readonly removed = signal<{ label: string; figures: number } | null>(null);

  constructor(private readonly source: RowActsSource) {}

  /** What may be done at a row. */
  choices({ key, kind }: GridRow): RowChoice[] {
    const growth = this.source.growth();
    if (!growth) return [];
    const added = this.added(key);
    const beside = kind === 'item' && growingUnder(growth.field, groupOf(key))?.kind === 'item';
    const below = kind !== 'heading' && kind !== 'total' && growingUnder(growth.field, key)?.kind === 'of_which';
    return [
      ...(added
        ? [
            { act: 'rename' as const, label: '改名' },
            { act: 'up' as const, label: '上移', off: !mayMove(growth.rows, added.key, -1) },
            { act: 'down' as const, label: '下移', off: !mayMove(growth.rows, added.key, 1) },
            { act: 'remove' as const, label: '删除这一行' },
          ]
        : []),
      ...(beside ? [{ act: 'add' as const, label: '在本组添加一行' }] : []),
      ...(below ? [{ act: 'add_below' as const, label: '添加“其中”行' }] : []),
    ];
  }

  run(act: RowAct, row: GridRow): void {
    const added = this.added(row.key);
    if (act === 'add') this.naming.set({ under: groupOf(row.key) });
    else if (act === 'add_below') this.naming.set({ under: row.key });
    else if (act === 'rename') this.naming.set({ row: row.key });
    else if (!added) return;
    else if (act === 'remove') this.remove(added);
    else this.move(added, act === 'up' ? -1 : 1);
  }

  /** Takes the name that was typed; gives the key of the row, or why it cannot be called so. */
  name(text: string): { row: string } | { refusal: string } | null {
    const [naming, growth] = [this.naming(), this.source.growth()];
    if (!naming || !growth) return null;
    const label = text.trim();
    const present = naming.row === undefined ? undefined : this.added(naming.row);
    const row = present ?? { key: this.source.newKey(), label, under: naming.under ?? '' };
    const change = (rows: readonly AddedRow[]) => (present ? withLabel(rows, row.key, label) : withRow(rows, row));
    const refusal = growth.refusal(change(growth.rows));
    if (refusal !== null) return { refusal };
    const back = (rows: readonly AddedRow[]) =>
      present ? withLabel(rows, row.key, present.label) : withoutRows(rows, [row]);
    this.naming.set(null);
    if (present?.label !== label) this.source.act({ figures: [], rows: back }, { figures: [], rows: change });
    return { row: addedRowKey(row) };
  }

  private move({ key }: AddedRow, by: 1 | -1): void {
    this.source.act(
      { figures: [], rows: (rows) => movedRow(rows, key, by === 1 ? -1 : 1) },
      { figures: [], rows: (rows) => movedRow(rows, key, by) },
    );
  }

  private remove(row: AddedRow): void {
    const { field, rows, text } = this.source.growth()!;
    const gone = rowWithMembers(rows, row.key);
    const keys = new Set(gone.map(addedRowKey));
    const figures = this.source
      .grid()
      .rows.filter(({ key }) => keys.has(key))
      .flatMap(({ cells }) => cells.filter(isEntry))
      .flatMap(({ key }) => {
        const value = this.source.stored(key);
        return value === undefined ? [] : [{ key, value }];
      });
    const texts = [...keys]
      .map((key) => reasonKey(field.key, key))
      .flatMap((key) => (text(key) === undefined ? [] : [{ key, text: text(key) }]));
    this.source.act(
      { figures, texts, rows: (present) => withRowsBack(present, gone, rows) },
      { figures: [], rows: (present) => withoutRows(present, gone) },
    );
    this.removed.set({ label: row.label, figures: figures.length });
  }

  private added(key: string): AddedRow | undefined {
    return this.source.growth()?.rows.find((row) => addedRowKey(row) === key);
  }
}

const groupOf = (key: string): string => key.split('.').slice(0, -1).join('.');
