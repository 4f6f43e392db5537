import type { CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { RowCheck } from '../definition.js';
import { compareSides, type Side } from '../sides.js';

/** Arithmetic that must hold in every row of a table that has the columns. One finding a row. */
export const row: CheckKind<RowCheck> = {
  // over columns, not figures: the template checks them row by row
  formulas: () => [],
  evaluate: (check, context) =>
    context.rows(check.table).flatMap(({ key, label, kind, formula }) => {
      const [left, right] = [formula(check.left.formula), formula(check.right.formula)];
      if (kind === 'heading' || (check.rows && !check.rows.includes(key)) || !left || !right) return [];
      const side = (read: string, name: string): Side => sideOf(read, name, check.table, context);
      return compareSides(check, side(left, check.left.label), side(right, check.right.label), {
        name: `${check.label}（${label}）`,
        unit: check.unit,
        tolerance: check.tolerance,
        values: [key],
        facts: { row: key },
      });
    }),
};

function sideOf(formula: string, label: string, table: string, context: CheckContext): Side {
  const field = context.keysOf(formula)[0] ?? table;
  return { place: { section: context.section(table), field, label }, value: context.value(formula) };
}
