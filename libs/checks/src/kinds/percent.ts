import { canonicalAmount, Decimal, formatWithUnit, roundHalfUp } from '@countersign/figures';
import { finding, placeOf, type CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { PercentCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { figureSet } from '../fixes.js';
import { storedDecimals } from '../units.js';

/** A typed percentage against its computation, or, where none is known, one so small that it may be a fraction. */
export const percent: CheckKind<PercentCheck> = {
  formulas: ({ figure, formula }) => (formula === undefined ? [figure] : [figure, formula]),
  evaluate: (check, context) => {
    const typed = context.value(check.figure);
    if (typed.kind !== 'known') return [];
    if (check.formula === undefined) return doubt(check, typed.value, context);
    const computed = context.value(check.formula);
    return computed.kind === 'known' ? compare(check, typed.value, computed.value, context) : [];
  },
};

function doubt(check: PercentCheck, ratio: Decimal, context: CheckContext): Finding[] {
  if (ratio.isZero() || ratio.abs().gte('0.01')) return [];
  const shown = formatWithUnit(ratio, context.format(check.figure));
  const meant = formatWithUnit(ratio.times(100), context.format(check.figure));
  return [
    finding(check, [canonicalAmount(ratio)], {
      message: `“${context.label(check.figure)}”为 ${shown}，可能把小数当作百分数填写，请核实是否应为 ${meant}。`,
      places: [placeOf(check.figure, shown, context)],
      facts: { stated: canonicalAmount(ratio), unit: '%' },
    }),
  ];
}

function compare(check: PercentCheck, typed: Decimal, computed: Decimal, context: CheckContext): Finding[] {
  const format = context.format(check.figure);
  const places = storedDecimals(format);
  const right = roundHalfUp(computed, places);
  if (roundHalfUp(typed, places).eq(right)) return [];
  const [shown, wanted] = [formatWithUnit(typed, format), formatWithUnit(right, format)];
  const cause = causeOf(typed, computed, places);
  const fix = cause ? figureSet(check.figure, right, context) : undefined;
  return [
    finding(check, [canonicalAmount(typed), canonicalAmount(right)], {
      message: `“${context.label(check.figure)}”填为 ${shown}，按公式应为 ${wanted}${cause && `，${cause}`}，请核对。`,
      places: [placeOf(check.figure, shown, context), { ...placeOf(check.figure, wanted, context), label: '按公式' }],
      facts: { stated: canonicalAmount(typed), computed: canonicalAmount(right), unit: '%' },
      ...(fix && { fix }),
    }),
  ];
}

/** What was done to the right percentage; empty when the numbers do not tell. Only then the computed value is surely meant. */
function causeOf(typed: Decimal, computed: Decimal, places: number): string {
  if (typed.eq(computed.toDecimalPlaces(places, Decimal.ROUND_DOWN))) return '疑为截断而未四舍五入';
  if (typed.isZero()) return '';
  const same = (a: Decimal, b: Decimal) => roundHalfUp(a, places).eq(roundHalfUp(b, places));
  if (same(typed, computed.div(100))) return '疑为把小数写成了百分数';
  return same(typed.div(100), computed) ? '疑为多乘了 100' : '';
}
