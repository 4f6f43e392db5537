import { moneyUnits } from '@countersign/figures';
import type { TableField } from '@countersign/template';
import { rawText, type RawSheet } from './raw-sheet.js';
import { matchRows, type RowMatch } from './match-rows.js';
import { readMark } from './../workbook/sheet-mark.js';
import { findHead, isNumber, type SheetHead } from './sheet-head.js';
import { sheetRows } from './sheet-rows.js';
import { comparedName, likeness } from './sheet-words.js';

/** Where a row of a sheet goes: into a row of the table, into a new one, or nowhere. */
export type RowTarget = { to: 'row'; key: string } | { to: 'new'; under: string } | { to: 'none' };

/** How a sheet is read into a table. Plain JSON, so that it can be kept for sheets of the same layout. */
export interface SheetMapping {
  /** First row of figures, from 0. */
  firstRow: number;
  nameColumn: number;
  /** Unit of money that the sheet is in; columns that state another one have it in `columnUnits`. */
  unit: string;
  columnUnits: Readonly<Record<string, string>>;
  /** Column of the sheet by the table's column key. */
  columns: Readonly<Record<string, number>>;
  /** By the row's name in the sheet (`SheetRow.id`); a row that is not named here goes nowhere. */
  rows: Readonly<Record<string, RowTarget>>;
}

export interface ProposedMapping {
  mapping: SheetMapping;
  /** The sheet is an export of ours of this table. */
  own: boolean;
  /** The sheet says which unit it is in. */
  unitStated: boolean;
  /** Texts above each column of the sheet, for choosing. */
  heads: readonly string[];
  /** Rows of the table that a row of the sheet may mean, by its id. */
  suggestions: Readonly<Record<string, readonly string[]>>;
}

/** Proposes how a sheet is to be read. `kept` is what was decided for a sheet with these heads before. */
export function proposeMapping(sheet: RawSheet, table: TableField, kept?: SheetMapping): ProposedMapping {
  const own = ownMapping(sheet, table);
  if (own) return { mapping: own, own: true, unitStated: true, heads: headLine(sheet, 3), suggestions: {} };
  const head = findHead(sheet, table);
  // what the sheet itself states goes before what was decided for another one
  const unit = head.unit ?? kept?.unit ?? commonUnit(table);
  const columns = kept?.columns ?? matchColumns(head, table);
  const nameColumn = kept?.nameColumn ?? nameColumnOf(sheet, head, table, new Set(Object.values(columns)));
  const place = { firstRow: head.firstRow, nameColumn };
  const matches = matchRows(sheetRows(sheet, { ...place, columns }), table);
  const rows = Object.fromEntries(matches.map(({ id, target }) => [id, target]));
  return {
    own: false,
    unitStated: head.unit !== undefined,
    heads: head.heads.map((texts) => texts.join(' / ')),
    suggestions: Object.fromEntries(matches.map(({ id, suggestions }: RowMatch) => [id, suggestions])),
    mapping: {
      ...place,
      unit,
      columns,
      columnUnits: kept?.columnUnits ?? statedUnits(head, columns, unit, table),
      rows: { ...rows, ...keptRows(kept, rows, table) },
    },
  };
}

/** Heads and unit of a sheet as one text: sheets with equal ones are laid out alike. */
export function layoutText(sheet: RawSheet, table: TableField): string {
  const { heads, unit = '' } = findHead(sheet, table);
  return JSON.stringify([table.key, unit, ...heads.map((texts) => texts.map(comparedName).join('/'))]);
}

/** What was decided before about rows that this sheet has, as far as the table still has the places. */
function keptRows(kept: SheetMapping | undefined, present: object, table: TableField): Record<string, RowTarget> {
  return Object.fromEntries(
    Object.entries(kept?.rows ?? {}).filter(
      ([id, target]) =>
        id in present &&
        target.to !== 'new' &&
        (target.to === 'none' || table.rows.some(({ key }) => key === target.key)),
    ),
  );
}

function ownMapping(sheet: RawSheet, table: TableField): SheetMapping | null {
  if (readMark(rawText(sheet, 0, 0))?.table !== table.key) return null;
  const [firstRow, nameColumn] = [4, 1];
  const columns: Record<string, number> = {};
  for (const { key } of table.columns) {
    const at = sheet.rows[0]!.findIndex((cell, column) => column > nameColumn && cell?.text === key);
    if (at >= 0) columns[key] = at;
  }
  const known = new Set(table.rows.map(({ key }) => key));
  const rows = sheetRows(sheet, { firstRow, nameColumn, columns });
  const matched = new Map(matchRows(rows, table).map(({ id, target }) => [id, target]));
  const targets = rows.map(({ id, at }): [string, RowTarget] => {
    const key = rawText(sheet, at, 0);
    return [id, known.has(key) ? { to: 'row', key } : (matched.get(id) ?? { to: 'none' })];
  });
  return { firstRow, nameColumn, unit: commonUnit(table), columnUnits: {}, columns, rows: Object.fromEntries(targets) };
}

/** The best head for each column of the table, each head once. */
function matchColumns({ heads }: SheetHead, { columns }: TableField): Record<string, number> {
  const pairs = columns.flatMap(({ key, label }, order) =>
    heads.map((texts, at) => {
      const wanted = comparedName(label);
      const names = [...texts.map(comparedName), comparedName(texts.join(''))];
      return { key, at, order, like: Math.max(0, ...names.map((name) => likeness(wanted, name))) };
    }),
  );
  const found: Record<string, number> = {};
  const taken = new Set<number>();
  for (const { key, at, like } of pairs.toSorted((a, b) => b.like - a.like || a.order - b.order || a.at - b.at)) {
    if (like < 0.5) break;
    if (key in found || taken.has(at)) continue;
    found[key] = at;
    taken.add(at);
  }
  return found;
}

/** The column in which most of the table's row names stand. */
function nameColumnOf(sheet: RawSheet, { firstRow }: SheetHead, table: TableField, taken: ReadonlySet<number>): number {
  const labels = new Set(table.rows.map(({ label }) => comparedName(label)));
  const width = Math.max(0, ...sheet.rows.map(({ length }) => length));
  let [best, most] = [0, -1];
  for (let column = 0; column < width; column += 1) {
    if (taken.has(column)) continue;
    const texts = sheet.rows.slice(firstRow).map((cells) => cells[column]);
    const named = texts.filter((cell) => cell?.kind === 'text' && labels.has(comparedName(cell.text))).length;
    const words = texts.filter((cell) => cell?.kind === 'text' && !isNumber(cell)).length;
    const worth = named * 1000 + words;
    if (worth > most) [best, most] = [column, worth];
  }
  return best;
}

function statedUnits(head: SheetHead, columns: Readonly<Record<string, number>>, unit: string, table: TableField) {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([key, at]) => {
      const stated = head.columnUnits[at];
      const money = moneyUnits.has(table.columns.find((column) => column.key === key)?.unit ?? '');
      return money && stated !== undefined && stated !== unit ? [[key, stated]] : [];
    }),
  );
}

const commonUnit = ({ columns }: TableField): string => columns.find(({ unit }) => moneyUnits.has(unit))?.unit ?? '';

const headLine = ({ rows }: RawSheet, row: number): string[] => Array.from(rows[row] ?? [], (cell) => cell?.text ?? '');
