import { canonicalAmount, formatWithUnit } from '@countersign/figures';
import { finding, type CheckKind } from '../check-kind.js';
import type { AlertCheck } from '../definition.js';

/** A condition on the figures that a reader must know of, with the value that shows it. */
export const alert: CheckKind<AlertCheck> = {
  formulas: ({ when, value }) => [when, value],
  evaluate: (check, context) => {
    const holds = context.value(check.when);
    const value = context.value(check.value);
    if (holds.kind !== 'known' || holds.value.isZero() || value.kind !== 'known') return [];
    const shown = formatWithUnit(value.value, context.format(check.value));
    return [
      finding(check, [canonicalAmount(value.value)], {
        message: `${check.message}（${check.valueLabel} ${shown}）。`,
        places: [{ section: context.section(check.field), field: check.field, label: check.valueLabel, shown }],
        facts: { value: canonicalAmount(value.value), shown },
      }),
    ];
  },
};
