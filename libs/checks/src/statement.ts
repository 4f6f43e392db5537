import { canonicalAmount, formatWithUnit, type Value } from '@countersign/figures';
import { finding, placeOf } from './check-kind.js';
import type { CheckContext } from './context.js';
import type { CheckDefinition } from './definition.js';
import type { Finding } from './finding.js';
import { liveReference } from './fixes.js';
import type { TextNumber } from './text-numbers.js';
import { agree, atGrain, conversion, readingIn, readingOf, type Reading } from './units.js';

/** A number in a narrative that stands for a figure. */
export interface Statement {
  narrative: string;
  /** What the text calls it. */
  phrase: string;
  number: TextNumber;
  /** Step of the last digit that counts, where it is not the last printed one. */
  grain?: Reading['grain'];
  /** Unit in which both values are told to machines. */
  unit: string;
  figure: string;
  /** Value of the figure, this year's or last year's, and its name. */
  value: Value;
  label: string;
  /** Only this year's figures can be shown live. */
  live: boolean;
}

/** Whether a number agrees with its figure at the digits that it prints; null when one is not known or does not convert. */
export function agrees({ number, grain, unit, figure, value }: Statement, context: CheckContext): boolean | null {
  const [written, computed] = readings({ number, grain, unit, figure, value }, context);
  // the figure is exact: only what the text prints limits the comparison
  return written && computed ? agree(written, { value: computed.value, grain: written.grain }) : null;
}

/** The finding that a number contradicts its figure; `values` are what tells it apart from others of its check. */
export function contradiction(
  check: CheckDefinition,
  statement: Statement,
  context: CheckContext,
  more: { values?: readonly string[]; facts: Record<string, unknown> },
): Finding | null {
  const { narrative, phrase, number, unit, figure, value, label, live } = statement;
  const [written, computed] = readings(statement, context);
  if (value.kind !== 'known' || !written || !computed || agrees(statement, context) !== false) return null;
  const shown = shownBeside(number, computed.value.times(conversion(unit, number.unit) ?? 1));
  const statedValue = canonicalAmount(written.value);
  const computedValue = canonicalAmount(atGrain(computed.value, written.grain));
  const now = formatWithUnit(value.value, context.format(figure));
  return finding(check, [...(more.values ?? []), statedValue, computedValue], {
    message: `“${context.label(narrative)}”中“${phrase}”写为 ${number.text}，而“${label}”为 ${shown}，请核对后改正${live ? '，或改用实时数据' : ''}。`,
    places: [placeOf(narrative, number.text, context), { ...placeOf(figure, shown, context), label }],
    facts: { ...more.facts, stated: statedValue, computed: computedValue, unit },
    ...(live && { fix: liveReference(narrative, number, figure, now, context) }),
  });
}

function readings(
  { number, grain, unit, figure, value }: Pick<Statement, 'number' | 'grain' | 'unit' | 'figure' | 'value'>,
  context: CheckContext,
): [Reading | null, Reading | null] {
  const format = context.format(figure);
  return [
    readingIn(unit, { value: number.value, grain: grain ?? number.grain }, number.unit),
    value.kind === 'known' ? readingIn(unit, readingOf(value.value, format), format.unit) : null,
  ];
}

/** The figure in the text's unit, at the decimals that the text prints. */
function shownBeside({ decimals, unit }: TextNumber, value: Reading['value']): string {
  return unit === '%' ? formatWithUnit(value.div(100), { unit, decimals }) : formatWithUnit(value, { unit, decimals });
}
