import { Decimal } from '@countersign/figures';
import type { Band } from './definition.js';
import { decimal } from './rule-kind.js';
import { boundText } from './wording.js';

/** Whether a band with ends holds a value. */
function holdsValue({ from, to }: Band, value: Decimal): boolean {
  const above = !from || (from.closed ? value.gte(from.at) : value.gt(from.at));
  const below = !to || (to.closed ? value.lte(to.at) : value.lt(to.at));
  return above && below;
}

export function chooseRange(all: readonly Band[], value: Decimal): Band | undefined {
  return all.find((band) => holdsValue(band, value));
}

/** `(0%, 10%]`, `[90%, +∞)`; `{0%}` for a single value. */
export function rangeText({ from, to }: Band, unit: string): string {
  if (from && to && from.closed && to.closed && decimal(from.at).eq(to.at))
    return `{${boundText(decimal(from.at), unit)}}`;
  const low = from ? `${from.closed ? '[' : '('}${boundText(decimal(from.at), unit)}` : '(-∞';
  const high = to ? `${boundText(decimal(to.at), unit)}${to.closed ? ']' : ')'}` : '+∞)';
  return `${low}, ${high}`;
}

/**
 * Holes and overlaps. Which bands hold a value can only change at an end, so it is enough to try every end, one value
 * between each two neighbours, and one beyond the lowest and the highest.
 */
export function rangeProblems(all: readonly Band[], outside: string | undefined, unit: string): string[] {
  const problems = all.filter((band) => isEmpty(band)).map((band) => `分档 ${rangeText(band, unit)} 不含任何数值`);
  for (const { value, name } of trials(all, unit)) {
    const holding = all.filter((band) => holdsValue(band, value));
    if (holding.length > 1)
      problems.push(
        `分档 ${holding.map((band) => rangeText(band, unit)).join(' 与 ')} 在 ${name.trim()} 处重叠，同一数值只能属于一档`,
      );
    if (!holding.length && outside === undefined)
      problems.push(`${name}不属于任何一档，请补上分档，或写明各档以外的得分`);
  }
  return [...new Set(problems)];
}

function isEmpty({ from, to }: Band): boolean {
  if (!from || !to) return false;
  const order = decimal(from.at).cmp(to.at);
  return order > 0 || (order === 0 && !(from.closed && to.closed));
}

function trials(all: readonly Band[], unit: string): { value: Decimal; name: string }[] {
  const texts = all.flatMap(({ from, to }) => [from?.at, to?.at].flatMap((at) => at ?? []));
  const ends = [...new Set(texts.map((at) => decimal(at).toString()))].map(decimal).sort((a, b) => a.cmp(b));
  const [lowest, highest] = [ends[0] ?? new Decimal(0), ends.at(-1) ?? new Decimal(0)];
  const shown = (value: Decimal) => boundText(value, unit);
  return [
    { value: lowest.minus(1), name: `低于 ${shown(lowest)} 的数值` },
    ...ends.flatMap((value, index) => {
      const next = ends[index + 1];
      const at = { value, name: `${shown(value)} ` };
      return next ? [at, { value: value.plus(next).div(2), name: `${shown(value)} 与 ${shown(next)} 之间` }] : [at];
    }),
    { value: highest.plus(1), name: `高于 ${shown(highest)} 的数值` },
  ];
}
