import { rawLimits, type RawCell, type RawSheet } from '@countersign/document';
import { Decimal } from '@countersign/figures';
import { SheetRefusal } from './sheet-refusal.js';
import type { NumberKind } from './xlsx-styles.js';
import { readXml } from './xlsx-xml.js';

interface SheetContext {
  strings: readonly string[];
  formats: readonly NumberKind[];
  date1904: boolean;
  /** Cells with content that may still be read of the whole file. */
  most: number;
}

/** The cells with content and the merged ranges of one sheet. */
export function readSheetPart(
  content: Buffer,
  context: SheetContext,
): Pick<RawSheet, 'rows' | 'merges'> & { count: number } {
  const rows: (RawCell | null)[][] = [];
  const merges: RawSheet['merges'][number][] = [];
  let count = 0;
  let row = -1;
  let column = -1;
  let attributes: Readonly<Record<string, string>> = {};
  let value = '';
  let reading = false;
  let aid = false;

  const finish = () => {
    const cell = cellOf(value, attributes, context);
    if (!cell) return;
    count += 1;
    if (row >= rawLimits.rows || column >= rawLimits.columns || count > context.most)
      throw new SheetRefusal('too_many_cells');
    const cells = (rows[row] ??= []);
    cells[column] = cell;
  };

  readXml(content, {
    open(name, given) {
      if (name === 'row') {
        row = given['r'] === undefined ? row + 1 : Number(given['r']) - 1;
        column = -1;
      } else if (name === 'c') {
        const at = placeOf(given['r']);
        column = at?.column ?? column + 1;
        row = at?.row ?? row;
        attributes = given;
        value = '';
      } else if (name === 'rPh') aid = true;
      else if (name === 'v' || name === 't') reading = !aid;
      else if (name === 'mergeCell') addMerge(merges, given['ref']);
    },
    text(part) {
      if (reading && value.length < rawLimits.text) value += part;
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'rPh') aid = false;
      else if (name === 'c') finish();
    },
  });
  // no holes: every row and cell up to the last one with content is there
  return {
    rows: Array.from(rows, (cells: (RawCell | null)[] | undefined) => Array.from(cells ?? [], (cell) => cell ?? null)),
    merges,
    count,
  };
}

function cellOf(
  value: string,
  { t = 'n', s = '0' }: Readonly<Record<string, string>>,
  context: SheetContext,
): RawCell | null {
  if (value === '') return null;
  switch (t) {
    case 's':
      return textCell(context.strings[Number(value)] ?? '');
    case 'inlineStr':
    case 'str':
      return textCell(value);
    case 'b':
      return { kind: 'boolean', text: value === '1' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: value };
    case 'd':
      return { kind: 'date', text: value.slice(0, 10) };
    default:
      return numberCell(value, context.formats[Number(s)] ?? 'plain', context.date1904);
  }
}

const textCell = (text: string): RawCell | null =>
  text.trim() === '' ? null : { kind: 'text', text: text.slice(0, rawLimits.text) };

function numberCell(value: string, kind: NumberKind, date1904: boolean): RawCell {
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(value.trim()))
    return { kind: 'error', text: value.slice(0, 40) };
  const number = new Decimal(value.trim());
  if (!number.isFinite()) return { kind: 'error', text: value.slice(0, 40) };
  if (kind === 'date') return { kind: 'date', text: dayOf(number, date1904) };
  const text = number.isZero() ? '0' : number.toString();
  return { kind: 'number', text, ...(kind === 'percent' && { percent: true as const }) };
}

/** The day of a serial number, for people. */
function dayOf(serial: Decimal, date1904: boolean): string {
  const days = serial.floor().toNumber() + (date1904 ? 1462 : 0);
  if (days < 0 || days > 2_958_465) return serial.toString();
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

function addMerge(merges: RawSheet['merges'][number][], ref: string | undefined): void {
  const [from, to] = (ref ?? '').split(':').map(placeOf);
  if (!from || !to || merges.length >= rawLimits.merges) return;
  // what lies beyond the cells that are read does not count
  const rows = Math.min(to.row, rawLimits.rows - 1) - from.row + 1;
  const columns = Math.min(to.column, rawLimits.columns - 1) - from.column + 1;
  if (rows > 0 && columns > 0) merges.push({ row: from.row, column: from.column, rows, columns });
}

function placeOf(reference: string | undefined): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference ?? '') ?? [];
  if (!letters || !digits) return undefined;
  const column = [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
