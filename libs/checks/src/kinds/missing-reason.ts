import { Decimal, formatFigure, roundHalfUp } from '@countersign/figures';
import { finding, type CheckKind } from '../check-kind.js';
import type { ReasonRow, ReasonTable } from '../context.js';
import type { MissingReasonCheck } from '../definition.js';

interface OwingRow {
  row: ReasonRow;
  progress: Decimal;
}

/** Item rows below the table's threshold that give no reason, neither themselves nor on an "of which" row. */
export const missingReason: CheckKind<MissingReasonCheck> = {
  formulas: () => [],
  evaluate: (check, context) => {
    const table = context.reasonTable(check.table);
    const owing = table ? rowsThatOwe(table) : [];
    if (!table || !owing.length) return [];
    const section = context.section(check.table);
    const named = owing.map(({ row, progress }) => ({ ...row, shown: rate(progress) }));
    const list = named.map(({ label, shown }) => `${label}（${shown}）`).join('、');
    const threshold = new Decimal(table.below).times(100).toString();
    return [
      finding(
        check,
        named.map(({ key, shown }) => `${key}=${shown}`),
        {
          message: `“${context.label(check.table)}”有 ${owing.length} 行低于 ${threshold}% 而未说明原因：${list}，请在该行或其中项补充原因。`,
          places: named.map(({ key, label, shown }) => ({
            section,
            field: `${check.table}.${key}.reason`,
            label,
            shown,
          })),
          facts: {
            below: threshold,
            rows: owing.map(({ row, progress }) => ({ row: row.key, label: row.label, percent: percent(progress) })),
            unit: '%',
          },
        },
      ),
    ];
  },
};

function rowsThatOwe({ below, rows }: ReasonTable): OwingRow[] {
  return rows.flatMap((row) => {
    if (row.kind !== 'item' || row.progress.kind !== 'known' || !row.progress.value.lt(below)) return [];
    const explained = rows.some(
      ({ key, kind, reason }) =>
        reason.trim() !== '' && (key === row.key || (kind === 'of_which' && key.startsWith(`${row.key}.`))),
    );
    return explained ? [] : [{ row, progress: row.progress.value }];
  });
}

const rate = (ratio: Decimal): string => formatFigure(ratio, { unit: '%', decimals: 2 });

const percent = (ratio: Decimal): string => roundHalfUp(ratio.times(100), 2).toString();
