import { canonicalAmount, formatWithUnit } from '@countersign/figures';
import { finding, placeOf, type CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { NoBaseCheck } from '../definition.js';
import type { Finding } from '../finding.js';

/** An amount whose base is 0: there is no rate to show, and somebody must say why there was no budget. */
export const noBase: CheckKind<NoBaseCheck> = {
  formulas: ({ table, amount, base }) => (table === undefined ? [amount, base] : []),
  evaluate: (check, context) => {
    if (check.table === undefined) return without(check, check.amount, check.base, context);
    return context.rows(check.table).flatMap(({ kind, cell }) => {
      const [amount, base] = [cell(check.amount), cell(check.base)];
      return kind === 'item' && amount && base ? without(check, amount, base, context) : [];
    });
  },
};

function without(check: NoBaseCheck, amount: string, base: string, context: CheckContext): Finding[] {
  const [value, budget] = [context.value(amount), context.value(base)];
  if (value.kind !== 'known' || budget.kind !== 'known' || value.value.isZero() || !budget.value.isZero()) return [];
  const field = (formula: string) => context.keysOf(formula)[0] ?? formula;
  const [shown, zero] = [
    formatWithUnit(value.value, context.format(field(amount))),
    formatWithUnit(budget.value, context.format(field(base))),
  ];
  return [
    finding(check, [field(amount), canonicalAmount(value.value)], {
      message: `“${context.label(field(amount))}”为 ${shown}，而“${context.label(field(base))}”为 ${zero}，没有基数，无法计算比率，请核对或说明原因。`,
      places: [placeOf(field(amount), shown, context), placeOf(field(base), zero, context)],
      facts: { amount: canonicalAmount(value.value), base: '0' },
    }),
  ];
}
