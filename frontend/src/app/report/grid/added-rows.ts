import { addedRowKey, type AddedRow } from '@countersign/template';

/** Changes of the rows that were added to a table; a row that is not there any more is left alone. */
type Rows = readonly AddedRow[];

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A key that no row ever had: 41 bits from `bytes`, eight random bytes. */
export function newRowKey(bytes: Uint8Array): string {
  return `r${[...bytes.slice(0, 8)].map((byte) => letters[byte % letters.length]).join('')}`;
}

export const withRow = (rows: Rows, row: AddedRow): AddedRow[] =>
  rows.some(({ key }) => key === row.key) ? [...rows] : [...rows, row];

export const withLabel = (rows: Rows, key: string, label: string): AddedRow[] =>
  rows.map((row) => (row.key === key ? { ...row, label } : row));

/** Changes places with the next row under the same place; the first and the last stay. */
export function movedRow(rows: Rows, key: string, by: 1 | -1): AddedRow[] {
  const from = rows.findIndex((row) => row.key === key);
  const beside = neighbour(rows, from, by);
  if (beside === undefined) return [...rows];
  const moved = [...rows];
  [moved[from], moved[beside]] = [rows[beside]!, rows[from]!];
  return moved;
}

export const mayMove = (rows: Rows, key: string, by: 1 | -1): boolean =>
  neighbour(
    rows,
    rows.findIndex((row) => row.key === key),
    by,
  ) !== undefined;

function neighbour(rows: Rows, from: number, by: 1 | -1): number | undefined {
  const under = rows[from]?.under;
  for (let at = from + by; at >= 0 && at < rows.length; at += by) if (rows[at]!.under === under) return at;
  return undefined;
}

/** The row and those that stand under it. */
export function rowWithMembers(rows: Rows, key: string): AddedRow[] {
  const row = rows.find((each) => each.key === key);
  if (!row) return [];
  const whole = addedRowKey(row);
  return rows.filter((each) => each === row || each.under === whole || each.under.startsWith(`${whole}.`));
}

export function withoutRows(rows: Rows, gone: Rows): AddedRow[] {
  const keys = new Set(gone.map(({ key }) => key));
  return rows.filter(({ key }) => !keys.has(key));
}

/** Puts removed rows back where they stood among those that are left of `before`. */
export function withRowsBack(rows: Rows, gone: Rows, before: Rows): AddedRow[] {
  const back = [...rows];
  for (const row of gone) {
    if (back.some(({ key }) => key === row.key)) continue;
    const above = before.slice(0, before.indexOf(row)).findLast(({ key }) => back.some((each) => each.key === key));
    back.splice(above ? back.findIndex(({ key }) => key === above.key) + 1 : 0, 0, row);
  }
  return back;
}
