import { canonicalAmount, formatWithUnit, roundHalfUp, type Decimal } from '@countersign/figures';
import type { CheckContext } from './context.js';
import type { ReplaceText, SetFigure } from './finding.js';
import type { TextNumber } from './text-numbers.js';
import { storedDecimals } from './units.js';

/** Puts plain digits in the place of a number in a narrative; its unit stays. */
export function replacement(narrative: string, number: TextNumber, digits: string, context: CheckContext): ReplaceText {
  const length = number.unitAt - number.position;
  return {
    kind: 'replace_text',
    label: `改为 ${digits}${number.text.slice(length)}`,
    section: context.section(narrative),
    answer: narrative,
    position: number.position,
    from: number.text.slice(0, length),
    to: digits,
  };
}

/**
 * Puts the live figure in the place of a number in a narrative. A live figure prints without its unit (a percentage
 * with its sign), so the unit that stands in the text stays where it is the figure's own.
 */
export function liveReference(
  narrative: string,
  number: TextNumber,
  figure: string,
  shown: string,
  context: CheckContext,
): ReplaceText {
  const { unit } = context.format(figure);
  const digits = number.text.slice(0, number.unitAt - number.position);
  const written = number.text.slice(digits.length).trim();
  const keepsUnit = unit !== '%' && written === unit;
  return {
    kind: 'replace_text',
    label: `改为实时数据 ${shown}`,
    section: context.section(narrative),
    answer: narrative,
    position: number.position,
    from: keepsUnit ? digits : number.text,
    to: keepsUnit || unit === '%' ? `{${figure}}` : `{${figure}}${unit}`,
  };
}

/** Sets a typed figure to a value at its own decimals; undefined for a figure that nobody types. */
export function figureSet(figure: string, value: Decimal, context: CheckContext): SetFigure | undefined {
  if (!context.isTyped(figure)) return undefined;
  const format = context.format(figure);
  const stored = roundHalfUp(value, storedDecimals(format));
  return {
    kind: 'set_figure',
    label: `改为 ${formatWithUnit(stored, format)}`,
    section: context.section(figure),
    key: figure,
    value: canonicalAmount(stored),
  };
}
