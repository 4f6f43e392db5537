import { canonicalAmount, formatWithUnit, roundHalfUp, type Decimal } from '@countersign/figures';
import { proseOfAnswer } from './check-kind.js';
import type { CheckContext } from './context.js';
import type { ReplaceText, SetFigure } from './finding.js';
import type { TextNumber } from './text-numbers.js';
import { storedDecimals } from './units.js';

/** Puts plain digits in the place of a number in a narrative; its unit stays. */
export function replacement(
  narrative: string,
  number: TextNumber,
  digits: string,
  context: CheckContext,
): ReplaceText | undefined {
  const label = `改为 ${digits}${number.text.slice(number.unitAt - number.position)}`;
  return replaced(narrative, number.position, number.unitAt, { label, to: digits }, context);
}

/** Undefined where marks of the text stand between the characters: a fix would tear them apart. */
function replaced(
  narrative: string,
  from: number,
  to: number,
  put: Pick<ReplaceText, 'label' | 'to'>,
  context: CheckContext,
): ReplaceText | undefined {
  const prose = proseOfAnswer(context.answer(narrative));
  const source = prose.source(from, to);
  if (!source) return undefined;
  return {
    kind: 'replace_text',
    section: context.section(narrative),
    answer: narrative,
    position: source.from,
    from: prose.text.slice(from, to),
    ...put,
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
): ReplaceText | undefined {
  const { unit } = context.format(figure);
  const digits = number.text.slice(0, number.unitAt - number.position);
  const written = number.text.slice(digits.length).trim();
  const keepsUnit = unit !== '%' && written === unit;
  const put = {
    label: `改为实时数据 ${shown}`,
    to: keepsUnit || unit === '%' ? `{${figure}}` : `{${figure}}${unit}`,
  };
  return replaced(narrative, number.position, keepsUnit ? number.unitAt : number.end, put, context);
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
