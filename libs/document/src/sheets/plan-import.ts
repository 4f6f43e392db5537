import { canonicalAmount, Decimal, formatFigure, roundHalfUp, type AmountShape } from '@countersign/figures';
import {
  addedRowKey,
  addedRows,
  cellKey,
  createSession,
  GrownTemplates,
  hasCell,
  growingUnder,
  rowsKey,
  type AddedRow,
  type CompiledTemplate,
  type ReportInputs,
  type TableColumn,
  type TableField,
  type TableRow,
} from '@countersign/template';
import type { RawSheet } from './raw-sheet.js';
import { readAmount, type ReadAmount } from './read-amount.js';
import type { RowTarget, SheetMapping } from './sheet-mapping.js';
import { sheetRows, type SheetRow } from './sheet-rows.js';

/**
 * What becomes of a cell: `changes` writes a value, `same` has it already, `left` says nothing; `refused` cannot be
 * read; `agrees` and `differs` compare a computed cell with the sheet, which never overwrites it.
 */
export type ImportCellState = 'changes' | 'same' | 'left' | 'refused' | 'agrees' | 'differs';

export interface ImportCell {
  column: string;
  /** As it stands in the file. */
  raw: string;
  state: ImportCellState;
  /** As the table will show it. */
  shown?: string;
  /** What the table showed before, where the import changes it. */
  before?: string;
  /** What was done to read it, or why it is refused, in words. */
  note?: string;
}

export interface ImportRow {
  id: string;
  /** Row of the sheet as a spreadsheet counts, from 1. */
  number: number;
  name: string;
  target: RowTarget;
  /** Name of the table's row that it goes to. */
  label?: string;
  /** Why nothing of the row is taken. */
  note?: string;
  cells: readonly ImportCell[];
}

export interface ImportPlan {
  rows: readonly ImportRow[];
  figures: readonly { key: string; value: string }[];
  /** The answer that holds the table's added rows, when there are new ones. */
  added?: { key: string; value: AddedRow[] };
}

export interface ImportTarget {
  /** Without added rows. */
  template: CompiledTemplate;
  inputs: ReportInputs;
  /** Key of the table. */
  table: string;
  /** Makes the key of a new row. */
  newKey: () => string;
  /** Whether the person may see a figure; nothing is told of the others. Absent: all. */
  sees?: (key: string) => boolean;
}

/** Reads a sheet as `mapping` says: what is written, cell by cell, and what is not and why. Stores nothing. */
export function planImport(sheet: RawSheet, mapping: SheetMapping, target: ImportTarget): ImportPlan {
  const rows = sheetRows(sheet, mapping);
  const { table, added, places } = withNewRows(rows, mapping, target);
  const key = rowsKey(target.table);
  const inputs = added ? { ...target.inputs, answers: { ...target.inputs.answers, [key]: added } } : target.inputs;
  const template = new GrownTemplates().of(target.template, inputs.answers);
  const reading = new Reading(sheet, mapping, template, table, inputs.figures, target.sees ?? (() => true));
  const drafts = rows.map((row) => reading.row(row, mapping.rows[row.id] ?? { to: 'none' }, places.get(row.id)));
  const session = createSession(template, { ...inputs, figures: { ...inputs.figures, ...reading.written } });
  const figures = Object.entries(reading.written).map(([figure, value]) => ({ key: figure, value }));
  return {
    rows: drafts.map((draft) =>
      draft((figure) => {
        const value = session.value(figure);
        return value.kind === 'known' ? value.value : null;
      }),
    ),
    figures,
    ...(added && { added: { key, value: added } }),
  };
}

/** The table with the rows that the sheet adds, and the row that each row of the sheet goes to. */
function withNewRows(
  rows: readonly SheetRow[],
  mapping: SheetMapping,
  { template, inputs, table: key, newKey }: ImportTarget,
) {
  const base = template.fields.get(key);
  if (base?.kind !== 'table') throw new RangeError(`no table is called ${key}`);
  const present = addedRows(base, inputs.answers[rowsKey(key)]);
  const places = new Map<string, string>();
  const fresh: AddedRow[] = [];
  for (const { id, name } of rows) {
    const target = mapping.rows[id];
    if (target?.to === 'row') places.set(id, target.key);
    if (target?.to !== 'new' || !growingUnder(base, target.under)) continue;
    const row = {
      key: newKey(),
      label: name.replace(/^[\s\u3000]*(其中[:：])?[\s\u3000]*/, '').trim(),
      under: target.under,
    };
    fresh.push(row);
    places.set(id, addedRowKey(row));
  }
  const added = fresh.length ? [...present, ...fresh] : undefined;
  const grown = new GrownTemplates().of(
    template,
    added ? { ...inputs.answers, [rowsKey(key)]: added } : inputs.answers,
  );
  return { table: grown.fields.get(key) as TableField, added, places };
}

/** Value of a figure when everything is written. */
type After = (key: string) => Decimal | null;
/** A row or cell whose computed values are not known yet. */
type Draft<T> = (after: After) => T;

class Reading {
  readonly written: Record<string, string> = {};
  private readonly taken = new Set<string>();
  private readonly ratios: ReadonlySet<string>;

  constructor(
    private readonly sheet: RawSheet,
    private readonly mapping: SheetMapping,
    private readonly template: CompiledTemplate,
    private readonly table: TableField,
    private readonly stored: Readonly<Record<string, string>>,
    private readonly sees: (key: string) => boolean,
  ) {
    this.ratios = new Set(table.columns.filter((column) => this.holdsRatios(column)).map(({ key }) => key));
  }

  row({ at, id, name, filled }: SheetRow, target: RowTarget, key: string | undefined): Draft<ImportRow> {
    const base = { id, number: at + 1, name, target };
    const row = this.table.rows.find((each) => each.key === key && each.kind !== 'heading');
    const raw = (column: string) => this.raw(at, column);
    if (!row) {
      const note = filled ? '没有对应的行，未导入；请选择对应的行，或选“不导入”。' : undefined;
      return () => ({
        ...base,
        cells: this.columns().map((column) => left(column.key, raw(column.key)?.text ?? '')),
        ...(note && { note }),
      });
    }
    if (this.taken.has(row.key)) {
      const note = `“${row.label}”已由前面的一行填写，这一行未导入；请选择其他行。`;
      return () => ({
        ...base,
        label: row.label,
        note,
        cells: this.columns().map((column) => left(column.key, raw(column.key)?.text ?? '')),
      });
    }
    this.taken.add(row.key);
    const cells = this.columns().map((column) => this.cell(at, row, column));
    return (after) => ({ ...base, label: row.label, cells: cells.map((cell) => cell(after)) });
  }

  private columns(): TableColumn[] {
    return this.table.columns.filter(({ key }) => key in this.mapping.columns);
  }

  private raw(at: number, column: string) {
    return this.sheet.rows[at]?.[this.mapping.columns[column]!] ?? null;
  }

  private cell(at: number, row: TableRow, column: TableColumn): Draft<ImportCell> {
    const found = this.raw(at, column.key);
    const raw = found?.text.trim() ?? '';
    const key = cellKey(this.table.key, row.key, column.key);
    if (!hasCell(row, column))
      return () =>
        raw ? { column: column.key, raw, state: 'refused', note: '这一行没有此栏，未导入。' } : left(column.key, raw);
    if (!this.sees(key)) return () => left(column.key, raw);
    const computed = this.template.model.isComputed(key);
    const read = readAmount(found, computed ? comparable(column) : column, this.sourceOf(column));
    if (computed) return (after) => compared(column, raw, read, after(key));
    const cell = this.entered(key, column, raw, read);
    return () => cell;
  }

  private entered(key: string, column: TableColumn, raw: string, read: ReadAmount): ImportCell {
    if (!read.ok) return { column: column.key, raw, state: 'refused', note: read.reason };
    const note = read.note === undefined ? {} : { note: read.note };
    if (read.value === null) return { ...left(column.key, raw), ...note };
    const stored = this.stored[key];
    const shown = formatFigure(new Decimal(read.value), column);
    if (stored !== undefined && new Decimal(stored).eq(read.value))
      return { column: column.key, raw, state: 'same', shown, ...note };
    this.written[key] = canonicalAmount(new Decimal(read.value));
    const before = stored === undefined ? {} : { before: formatFigure(new Decimal(stored), column) };
    return { column: column.key, raw, state: 'changes', shown, ...before, ...note };
  }

  private sourceOf({ key }: TableColumn) {
    const unit = this.mapping.columnUnits[key] ?? (this.mapping.unit || undefined);
    return { ...(unit !== undefined && { unit }), ratios: this.ratios.has(key) };
  }

  /** Numbers without a percent sign, none of which is above 1.5: they are ratios. */
  private holdsRatios({ key, unit }: TableColumn): boolean {
    if (unit !== '%' || !(key in this.mapping.columns)) return false;
    const numbers = this.sheet.rows.flatMap((_, at) => {
      const cell = at < this.mapping.firstRow ? null : this.raw(at, key);
      return cell?.kind === 'number' && !cell.percent ? [new Decimal(cell.text).abs()] : [];
    });
    return numbers.length > 0 && numbers.every((number) => number.lte('1.5'));
  }
}

const left = (column: string, raw: string): ImportCell => ({ column, raw, state: 'left' });

/** A computed cell is compared whatever may be typed there. */
const comparable = ({ unit, decimals }: TableColumn): AmountShape => ({ unit, decimals, negative: true });

function compared(column: TableColumn, raw: string, read: ReadAmount, value: Decimal | null): ImportCell {
  const base = { column: column.key, raw };
  const shown = value === null ? '尚未算出' : formatFigure(value, column);
  if (!read.ok) return { ...base, state: 'differs', shown, note: `此格由系统计算，文件中的“${raw}”未导入。` };
  if (read.value === null) return { ...base, state: 'left', shown };
  const places = column.unit === '%' ? column.decimals + 2 : column.decimals;
  if (value && roundHalfUp(value, places).eq(read.value)) return { ...base, state: 'agrees', shown };
  const there = formatFigure(new Decimal(read.value), column);
  return {
    ...base,
    state: 'differs',
    shown,
    note: `文件中为 ${there}，按导入后的明细计算为 ${shown}；以计算为准，请核对来源。`,
  };
}
