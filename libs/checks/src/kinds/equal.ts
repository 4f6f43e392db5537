import { canonicalAmount, formatWithUnit, type Decimal } from '@countersign/figures';
import { finding, type CheckKind } from '../check-kind.js';
import type { EqualCheck, FormulaPlace } from '../definition.js';

/** Two formulas must agree within a tolerance: sums, row arithmetic, equality across tables. */
export const equal: CheckKind<EqualCheck> = {
  formulas: ({ left, right }) => [left.formula, right.formula],
  evaluate: (check, context) => {
    const left = context.value(check.left.formula);
    const right = context.value(check.right.formula);
    if (left.kind !== 'known' || right.kind !== 'known') return [];
    const difference = left.value.minus(right.value).abs();
    if (difference.lte(check.tolerance)) return [];
    const show = (value: Decimal) =>
      formatWithUnit(value, { unit: check.unit, decimals: decimalsApart(left.value, right.value, check.unit) });
    const place = ({ section, field, label }: FormulaPlace, value: Decimal) => ({
      section,
      field,
      label,
      shown: show(value),
    });
    const [leftText, rightText] = [canonicalAmount(left.value), canonicalAmount(right.value)];
    return [
      finding(check, [leftText, rightText], {
        message: `“${check.label}”不相符：${check.left.label}为 ${show(left.value)}，${check.right.label}为 ${show(right.value)}，相差 ${show(difference)}，请核对。`,
        places: [place(check.left, left.value), place(check.right, right.value)],
        facts: { left: leftText, right: rightText, difference: canonicalAmount(difference), unit: check.unit },
      }),
    ];
  },
};

/** Two decimals, or as many as it takes for the two values to look different. */
function decimalsApart(left: Decimal, right: Decimal, unit: string): number {
  const shown = (value: Decimal, decimals: number) => formatWithUnit(value, { unit, decimals });
  let decimals = 2;
  while (decimals < 12 && shown(left, decimals) === shown(right, decimals)) decimals += 1;
  return decimals;
}
