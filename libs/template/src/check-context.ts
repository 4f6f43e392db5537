import type { CheckContext, CheckRow } from '@countersign/checks';
import { Decimal, known, unknown, type Evaluation } from '@countersign/figures';
import type { ScoringContext } from '@countersign/scoring';
import { columnsUsed, hasCell, withSiblings } from './catalogue.js';
import { cellKey, reasonKey } from './cell-key.js';
import type { CompiledTemplate } from './compiled-template.js';
import type { TableField, TableRow } from './definition.js';
import type { ReportInputs } from './evaluation.js';
import { labelOf, sectionOf } from './texts.js';

/** What the checks may ask about a report under edit; figures and answers are read when they ask. */
export function checkContext(
  template: CompiledTemplate,
  evaluation: Evaluation,
  { answers, prior = {} }: Pick<ReportInputs, 'answers' | 'prior'>,
  scoring: ScoringContext,
): CheckContext {
  return {
    value: scoring.value,
    keysOf: scoring.keysOf,
    prior: (key) => (Object.hasOwn(prior, key) ? known(new Decimal(prior[key]!)) : unknown([`${key}@prior`])),
    isTyped: (key) => template.figures.has(key) && !template.model.isComputed(key),
    format: (key) => template.figures.get(key) ?? { unit: '', decimals: 2 },
    answer: (key) => answers[key],
    label: (key) => labelOf(template, key),
    section: (key) => sectionOf(template, key) ?? '',
    rows: (key) => checkRows(template, key),
    reasonTable: (key) => {
      const table = template.fields.get(key);
      if (table?.kind !== 'table' || !table.reason) return undefined;
      const { column, below } = table.reason;
      const rows = table.rows
        .filter((row) => template.figures.has(cellKey(key, row.key, column)))
        .map((row) => ({
          key: row.key,
          label: row.label,
          kind: row.kind,
          progress: evaluation.get(cellKey(key, row.key, column)),
          reason: textOf(answers[reasonKey(key, row.key)]),
        }));
      return { below, rows };
    },
  };
}

const textOf = (answer: unknown): string => (typeof answer === 'string' ? answer : '');

/** The rows of a table as checks see them; also for trying a check's formulas when a template is saved. */
export function checkRows({ fields }: CompiledTemplate, key: string): CheckRow[] {
  const table = fields.get(key);
  return table?.kind === 'table' ? table.rows.map((row) => checkRow(table, row)) : [];
}

function checkRow(table: TableField, row: TableRow): CheckRow {
  const { key, label, kind } = row;
  const has = (name: string) => table.columns.some((column) => column.key === name && hasCell(row, column));
  return {
    key,
    label,
    kind,
    formula: (columns) => (columnsUsed(columns, table).every(has) ? withSiblings(columns, table, row) : undefined),
    cell: (column) => (has(column) ? cellKey(table.key, key, column) : undefined),
  };
}
