import { canonicalAmount, formatWithUnit, roundHalfUp } from '@countersign/figures';
import { finding, placeOf, type CheckKind } from '../check-kind.js';
import type { CarryOverCheck } from '../definition.js';
import { figureSet } from '../fixes.js';
import { conversion, storedDecimals } from '../units.js';

/** What was left at the end of last year is what this year begins with. */
export const carryOver: CheckKind<CarryOverCheck> = {
  formulas: ({ opening, closing }) => [opening, closing],
  evaluate: (check, context) => {
    const [opening, closing] = [context.value(check.opening), context.prior(check.closing)];
    if (opening.kind !== 'known' || closing.kind !== 'known') return [];
    const [format, last] = [context.format(check.opening), context.format(check.closing)];
    const factor = conversion(last.unit, format.unit);
    if (!factor) return [];
    const places = storedDecimals(format);
    const right = roundHalfUp(closing.value.times(factor), places);
    if (roundHalfUp(opening.value, places).eq(right)) return [];
    const [shown, wanted] = [formatWithUnit(opening.value, format), formatWithUnit(closing.value, last)];
    const label = `上年 ${context.label(check.closing)}`;
    // last year's report was accepted: its closing balance is no guess
    const fix = figureSet(check.opening, right, context);
    return [
      finding(check, [canonicalAmount(opening.value), canonicalAmount(closing.value)], {
        message: `“${context.label(check.opening)}”为 ${shown}，而“${label}”为 ${wanted}，年初数应与上年年末数一致，请核对。`,
        places: [placeOf(check.opening, shown, context), { ...placeOf(check.closing, wanted, context), label }],
        facts: {
          opening: canonicalAmount(opening.value),
          closing: canonicalAmount(closing.value),
          unit: format.unit,
        },
        ...(fix && { fix }),
      }),
    ];
  },
};
