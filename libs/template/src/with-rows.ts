import type { GrowingRows, SectionDefinition, TableField, TableRow, TemplateDefinition } from './definition.js';
import {
  addedRowKey,
  addedRows,
  fixedRows,
  growingTables,
  growingUnder,
  rowsKey,
  sumOf,
  within,
} from './growing-rows.js';

/**
 * The template with the rows that people added, each in its place; the template itself when there are none. An
 * "of which" row stays out of its group's pattern, so that only item rows count in the subtotal.
 */
export function withRows(
  definition: TemplateDefinition,
  answers: Readonly<Record<string, unknown>>,
): TemplateDefinition {
  const grown = new Map<string, TableField>();
  for (const { table } of growingTables(definition)) {
    const added = rowsToPlace(table, answers[rowsKey(table.key)]);
    if (added.length) grown.set(table.key, { ...table, rows: added.reduce(placed, fixedRows(table)) });
  }
  if (!grown.size) return definition;
  const sections = definition.sections.map((section): SectionDefinition => {
    if (!section.fields.some(({ key }) => grown.has(key))) return section;
    return { ...section, fields: section.fields.map((field) => grown.get(field.key) ?? field) };
  });
  return { ...definition, sections };
}

/** Text that is equal for answers that give the same definition; empty when nothing was added. */
export function rowsText(definition: TemplateDefinition, answers: Readonly<Record<string, unknown>>): string {
  const tables = growingTables(definition).flatMap(({ table }) => {
    const rows = addedRows(table, answers[rowsKey(table.key)]);
    return rows.length ? [[table.key, rows.map(({ key, label, under }) => [key, label, under])]] : [];
  });
  return tables.length ? JSON.stringify(tables) : '';
}

interface Placing {
  row: TableRow;
  under: string;
  kind: GrowingRows['kind'];
}

/** A row is placed before those that stand under it. */
function rowsToPlace(table: TableField, answer: unknown): Placing[] {
  const depth = (under: string) => under.split('.').length;
  const added = addedRows(table, answer).toSorted((a, b) => depth(a.under) - depth(b.under));
  return added.map((each) => {
    const { kind } = growingUnder(table, each.under)!;
    return { row: { key: addedRowKey(each), label: each.label, kind, added: true }, under: each.under, kind };
  });
}

function placed(rows: TableRow[], { row, under, kind }: Placing): TableRow[] {
  return rows.toSpliced(placeOf(rows, under, kind), 0, row);
}

/** Index at which a row added under `under` comes to stand; undefined where the table takes none. */
export function placeOfNewRow(table: TableField, under: string): number | undefined {
  const place = growingUnder(table, under);
  const standing = sumOf(table.rows, under) !== undefined || table.rows.some(({ key }) => key === under);
  return place && standing ? placeOf(table.rows, under, place.kind) : undefined;
}

/** Below the last row of the group or of the row it belongs to; in an empty group before the subtotal. */
function placeOf(rows: readonly TableRow[], under: string, kind: GrowingRows['kind']): number {
  const last = rows.findLastIndex(({ key, kind: own }) => key.startsWith(within(under, '')) && !isSum(own));
  if (last >= 0) return last + 1;
  const own = rows.findIndex(({ key }) => key === under);
  const sum = rows.findIndex((each) => each === sumOf(rows, under));
  const place = own >= 0 ? own : sum;
  return kind === 'item' && isSum(rows[place]!.kind) ? place : place + 1;
}

const isSum = (kind: TableRow['kind']): boolean => kind === 'subtotal' || kind === 'total';
