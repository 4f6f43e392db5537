import { comparedName, isOfWhich, likeness } from '@countersign/document';
import { addedRowKey, growingUnder, type AddedRow } from '@countersign/template';
import type { Grid } from './grid-layout.js';
import type { Growth } from './row-acts.js';

/** Where a table takes new rows from a paste. */
export interface PasteGrowth extends Growth {
  newKey(): string;
}

/** A row of the table, or one to be added. */
export type PasteRow = { at: number } | { added: AddedRow } | { refusal: string } | null;

/** A name of the table that is so much alike is that row, written otherwise. */
const nearlyTheSame = 0.75;

/**
 * Walks down a table beside pasted rows. A pasted row with a name that the table does not have becomes a new one where
 * its group takes rows; everything else goes by position.
 */
export class PasteWalk {
  readonly added: AddedRow[] = [];
  private readonly rows: readonly number[];
  private readonly names: ReadonlySet<string>;
  private next = 0;
  /** The latest row that may have "of which" rows. */
  private item = '';
  private group: string;

  constructor(
    private readonly grid: Grid,
    first: number,
    private readonly growth: PasteGrowth | null,
  ) {
    this.rows = grid.rows.flatMap(({ cells }, index) => (index >= first && cells.length ? [index] : []));
    this.names = new Set(grid.rows.map(({ label }) => comparedName(label)));
    const above = grid.rows.slice(0, first + 1).findLast(({ kind }) => kind === 'item' || kind === 'subtotal');
    this.group = above ? groupAt(above) : '';
    const before = grid.rows.slice(0, first).findLast(({ kind }) => kind === 'item');
    if (before) this.item = before.key;
  }

  /** The row that a pasted row with this name belongs to; null beyond the table. */
  step(name: string | undefined): PasteRow {
    const added = name === undefined ? null : this.newRow(name);
    if (added) return added;
    const at = this.rows[this.next];
    if (at === undefined) return null;
    this.next += 1;
    const row = this.grid.rows[at]!;
    if (row.kind === 'item') this.item = row.key;
    if (row.kind === 'item' || row.kind === 'subtotal') this.group = groupAt(row);
    return { at };
  }

  private newRow(name: string): PasteRow {
    const [growth, compared] = [this.growth, comparedName(name)];
    if (!growth || compared === '' || this.names.has(compared) || sumWords.has(compared)) return null;
    const here = this.rows[this.next];
    if (here !== undefined && likeness(comparedName(this.grid.rows[here]!.label), compared) >= nearlyTheSame)
      return null;
    const under = isOfWhich(name) ? this.item : this.group;
    if (!growingUnder(growth.field, under)) return null;
    const label = name.replace(/^[\s\u3000]*(其中[:：])?/, '').trim();
    const row = { key: growth.newKey(), label, under };
    const refusal = growth.refusal([...growth.rows, ...this.added, row]);
    if (refusal !== null) return { refusal };
    this.added.push(row);
    if (!isOfWhich(name)) this.item = addedRowKey(row);
    return { added: row };
  }
}

const sumWords = new Set(['小计', '合计', '总计', '共计']);

/** A subtotal is called like its group. */
const groupAt = ({ key, kind }: Grid['rows'][number]): string =>
  kind === 'subtotal' ? key : key.split('.').slice(0, -1).join('.');
