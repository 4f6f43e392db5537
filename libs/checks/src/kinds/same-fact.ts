import { canonicalAmount, formatWithUnit } from '@countersign/figures';
import { finding, narrativeOf, type CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { FactPlace, SameFactCheck } from '../definition.js';
import type { FindingPlace } from '../finding.js';
import { findStatedNumbers } from '../stated-numbers.js';
import { agree, readingIn, readingOf, type Reading } from '../units.js';

interface Told extends Reading {
  place: FindingPlace;
}

/** One fact told in several places must be the same everywhere, at the decimals that both of two places print. */
export const sameFact: CheckKind<SameFactCheck> = {
  formulas: ({ places }) => places.flatMap((place) => ('figure' in place ? place.figure : [])),
  evaluate: (check, context) => {
    const told = check.places.flatMap((place) => tellings(place, check.unit, context));
    if (!told.some((a) => told.some((b) => !agree(a, b)))) return [];
    const values = told.map(({ value, place }) => ({
      section: place.section,
      label: place.label,
      value: canonicalAmount(value),
    }));
    const listed = told.map(({ place }) => `${place.label}为 ${place.shown}`).join('，');
    return [
      finding(
        check,
        values.map(({ value }) => value),
        {
          message: `“${check.label}”前后不一致：${listed}，请核实后统一。`,
          places: told.map(({ place }) => place),
          facts: { values, unit: check.unit },
        },
      ),
    ];
  },
};

function tellings(place: FactPlace, unit: string, context: CheckContext): Told[] {
  const { label, section } = place;
  if ('narrative' in place)
    return findStatedNumbers(narrativeOf(context.answer(place.narrative)), place.phrase, unit).flatMap((number) => {
      const reading = readingIn(unit, number, number.unit);
      return reading ? [{ ...reading, place: { section, label, field: place.narrative, shown: number.text } }] : [];
    });
  const value = context.value(place.figure);
  if (value.kind !== 'known') return [];
  const format = context.format(place.figure);
  const reading = readingIn(unit, readingOf(value.value, format), format.unit);
  const shown = formatWithUnit(value.value, format);
  return reading ? [{ ...reading, place: { section, label, field: place.figure, shown } }] : [];
}
