import { canonicalAmount, formatWithUnit } from '@countersign/figures';
import { finding, placeOf, textOf, type CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { StatedCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { findStatedNumbers, type StatedNumber } from '../stated-numbers.js';
import { agree, atGrain, conversion, printed, readingIn } from '../units.js';

/** A number in prose must equal the figure at the decimals that the text prints. One finding for each wrong number. */
export const stated: CheckKind<StatedCheck> = {
  formulas: ({ figure }) => [figure],
  evaluate: (check, context) => {
    const wrong = new Map<string, Finding>();
    for (const number of findStatedNumbers(textOf(context.answer(check.narrative)), check.phrase, check.unit)) {
      const found = contradiction(check, number, context);
      if (found) wrong.set(found.key, found);
    }
    return [...wrong.values()];
  },
};

function contradiction(check: StatedCheck, number: StatedNumber, context: CheckContext): Finding | null {
  const computed = context.value(check.figure);
  if (computed.kind !== 'known') return null;
  const format = context.format(check.figure);
  const written = readingIn(check.unit, number.value, number.unit, number.decimals);
  const figure = readingIn(check.unit, printed(computed.value, format), format.unit, format.decimals);
  if (!written || !figure) return null;
  // the figure is exact: only what the text prints limits the comparison
  if (agree(written, { value: figure.value, grain: written.grain })) return null;
  const shown = shownBeside(number, figure.value.times(conversion(check.unit, number.unit) ?? 1));
  const statedValue = canonicalAmount(written.value);
  const computedValue = canonicalAmount(atGrain(figure.value, written.grain));
  const message = `“${context.label(check.narrative)}”中“${check.phrase}”写为 ${number.text}，而“${context.label(check.figure)}”为 ${shown}，请核对后改正，或改用实时数据。`;
  return finding(check, [statedValue, computedValue], {
    message,
    places: [placeOf(check.narrative, number.text, context), placeOf(check.figure, shown, context)],
    facts: { phrase: check.phrase, stated: statedValue, computed: computedValue, unit: check.unit },
  });
}

/** The figure in the text's unit, at the decimals that the text prints. */
function shownBeside({ decimals, unit }: StatedNumber, value: Parameters<typeof formatWithUnit>[0]): string {
  return unit === '%' ? formatWithUnit(value.div(100), { unit, decimals }) : formatWithUnit(value, { unit, decimals });
}
