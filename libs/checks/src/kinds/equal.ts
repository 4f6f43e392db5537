import type { CheckKind } from '../check-kind.js';
import type { EqualCheck } from '../definition.js';
import { compareSides } from '../sides.js';

/** Two formulas must agree within a tolerance: equality across tables, two partitions of one total. */
export const equal: CheckKind<EqualCheck> = {
  formulas: ({ left, right }) => [left.formula, right.formula],
  evaluate: (check, context) => {
    const [left, right] = [check.left, check.right].map(({ formula, section, field, label }) => ({
      place: { section, field, label },
      value: context.value(formula),
    }));
    return compareSides(check, left!, right!, { name: check.label, unit: check.unit, tolerance: check.tolerance });
  },
};
