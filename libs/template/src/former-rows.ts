import { cellsOf, reasonOf, type AnswerInfo, type FigureInfo } from './catalogue.js';
import type { CompiledTemplate } from './compiled-template.js';
import type { TableField, TableRow } from './definition.js';
import { addedRowKey, addedRows, growingTables, growingUnder, isAddedKey, rowsKey } from './growing-rows.js';

const nameless = '已删除的行';

/** The template with the names of rows that earlier answers had, so that what they held can still be told in words. */
export function rememberRows(
  template: CompiledTemplate,
  earlier: readonly Readonly<Record<string, unknown>>[],
): CompiledTemplate {
  const former = new Map(template.former);
  for (const { table } of growingTables(template.definition))
    for (const answers of earlier)
      for (const row of addedRows(table, answers[rowsKey(table.key)]))
        former.set(`${table.key}.${addedRowKey(row)}`, row.label);
  return former.size ? { ...template, former } : template;
}

/** A figure of the template, or of a row that was removed from one of its tables. */
export function figureInfo(template: CompiledTemplate, key: string): FigureInfo | undefined {
  return (
    template.figures.get(key) ??
    formerRow(template, key, ({ section, table, row }) =>
      cellsOf(section, { ...table, rows: [row] }).find((cell) => cell.key === key),
    )
  );
}

/** An answer of the template, or of a row that was removed from one of its tables. */
export function answerInfo(template: CompiledTemplate, key: string): AnswerInfo | undefined {
  return (
    template.answers.get(key) ??
    formerRow(template, key, ({ section, table, row }) => {
      const reason = reasonOf(section, table, row);
      return reason?.key === key ? reason : undefined;
    })
  );
}

interface FormerRow {
  section: string;
  table: TableField;
  row: TableRow;
}

function formerRow<T>(
  template: CompiledTemplate,
  key: string,
  found: (former: FormerRow) => T | undefined,
): T | undefined {
  // most keys that are asked for are of indicators and checks: no table has to be looked at for them
  if (!key.split('.').some(isAddedKey)) return undefined;
  for (const { section, table } of growingTables(template.definition)) {
    const parts = key.startsWith(`${table.key}.`) ? key.slice(table.key.length + 1).split('.') : [];
    for (const [index, part] of parts.entries()) {
      const under = parts.slice(0, index).join('.');
      const place = isAddedKey(part) && growingUnder(table, under);
      if (!place) continue;
      const rowKey = addedRowKey({ key: part, under });
      const label = template.former?.get(`${table.key}.${rowKey}`) ?? nameless;
      const result = found({ section: section.key, table, row: { key: rowKey, label, kind: place.kind } });
      if (result !== undefined) return result;
    }
  }
  return undefined;
}
