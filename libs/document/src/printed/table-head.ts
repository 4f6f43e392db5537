import type { TableColumn, TableField } from '@countersign/template';
import type { PrintedCell } from './printed-report.js';

export interface TableHead {
  /** One row, or two where columns share a head. */
  rows: PrintedCell[][];
  /** The unit that every amount of the table has; the head says others. */
  unit?: string;
}

/** What stands before these marks may be the head of several columns: `基本支出：预算`, `基本支出：决算`. */
const shared = /^(.+?)[：:·／/](.+)$/u;

/** The head of a table. Percentages carry their sign in each cell and need no unit. */
export function tableHead({ columns }: TableField): TableHead {
  const units = new Set(columns.map(({ unit }) => unit).filter((unit) => unit !== '%' && unit !== ''));
  const [unit] = units.size === 1 ? units : [];
  const labels = columns.map((column) => (unit === undefined ? labelWithUnit(column) : column.label));
  const rows = twoRows(labels) ?? [[cell('项目'), ...labels.map((label) => cell(label))]];
  return unit === undefined ? { rows } : { rows, unit };
}

const labelWithUnit = ({ label, unit }: TableColumn): string =>
  unit === '%' || unit === '' ? label : `${label}（${unit}）`;

const cell = (text: string, spans: Omit<PrintedCell, 'runs'> = {}): PrintedCell => ({
  runs: [{ text }],
  strong: true,
  align: 'center',
  ...spans,
});

/** Neighbouring columns under the head they share; null where none do. */
function twoRows(labels: readonly string[]): PrintedCell[][] | null {
  const heads = labels.map((label) => shared.exec(label)?.[1]);
  const upper: PrintedCell[] = [cell('项目', { rowSpan: 2 })];
  const lower: PrintedCell[] = [];
  for (let at = 0; at < labels.length;) {
    const end = heads.findIndex((head, index) => index > at && head !== heads[at]);
    const span = heads[at] === undefined ? 1 : (end < 0 ? labels.length : end) - at;
    if (span > 1) {
      upper.push(cell(heads[at]!, { columnSpan: span }));
      lower.push(...labels.slice(at, at + span).map((label) => cell(shared.exec(label)![2]!)));
    } else upper.push(cell(labels[at]!, { rowSpan: 2 }));
    at += span;
  }
  return lower.length ? [upper, lower] : null;
}
