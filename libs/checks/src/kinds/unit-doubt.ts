import { canonicalAmount, formatWithUnit } from '@countersign/figures';
import { finding, placeOf, type CheckKind } from '../check-kind.js';
import type { UnitDoubtCheck } from '../definition.js';
import { conversion } from '../units.js';

/** An amount that is tiny beside a related one, though it is not 0: perhaps it was typed in another unit. */
export const unitDoubt: CheckKind<UnitDoubtCheck> = {
  formulas: ({ suspect, beside }) => [suspect, beside],
  evaluate: (check, context) => {
    const suspect = context.value(check.suspect);
    const beside = context.value(check.beside);
    if (suspect.kind !== 'known' || beside.kind !== 'known' || suspect.value.isZero()) return [];
    const [format, large] = [context.format(check.suspect), context.format(check.beside)];
    const converted = conversion(format.unit, large.unit)?.times(suspect.value.abs());
    if (!converted?.lt(beside.value.abs().times(check.ratio))) return [];
    const [shown, shownBeside] = [formatWithUnit(suspect.value, format), formatWithUnit(beside.value, large)];
    return [
      finding(check, [canonicalAmount(suspect.value), canonicalAmount(beside.value)], {
        message: `“${context.label(check.suspect)}”为 ${shown}，而“${context.label(check.beside)}”为 ${shownBeside}，相差悬殊，请核实单位是否应为${large.unit}。`,
        places: [placeOf(check.suspect, shown, context), placeOf(check.beside, shownBeside, context)],
        facts: {
          suspect: canonicalAmount(suspect.value),
          suspectUnit: format.unit,
          beside: canonicalAmount(beside.value),
          besideUnit: large.unit,
        },
      }),
    ];
  },
};
