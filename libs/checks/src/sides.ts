import { canonicalAmount, formatWithUnit, type Decimal, type Value } from '@countersign/figures';
import { finding } from './check-kind.js';
import type { CheckDefinition } from './definition.js';
import type { Finding, FindingPlace } from './finding.js';

/** One side of a comparison: where it stands and what it comes to. */
export interface Side {
  place: Omit<FindingPlace, 'shown'>;
  value: Value;
}

/** What says that two sides differ; `because` is a sentence part that begins with a comma, `facts` go to the finding. */
export interface Difference {
  name: string;
  unit: string;
  tolerance: string;
  because?: (difference: Decimal) => string;
  /** Values that the key holds besides the two sides. */
  values?: readonly string[];
  facts?: Record<string, unknown>;
  places?: FindingPlace[];
}

/** A finding when two known sides differ by more than the tolerance; nothing while one is not known. */
export function compareSides(check: CheckDefinition, left: Side, right: Side, how: Difference): Finding[] {
  if (left.value.kind !== 'known' || right.value.kind !== 'known') return [];
  const [a, b] = [left.value.value, right.value.value];
  const difference = a.minus(b).abs();
  if (difference.lte(how.tolerance)) return [];
  const decimals = decimalsApart(a, b, how.unit);
  const show = (value: Decimal) => formatWithUnit(value, { unit: how.unit, decimals });
  const because = how.because?.(a.minus(b)) ?? '';
  return [
    finding(check, [...(how.values ?? []), canonicalAmount(a), canonicalAmount(b)], {
      message: `“${how.name}”不相符：${left.place.label}为 ${show(a)}，${right.place.label}为 ${show(b)}，相差 ${show(difference)}${because}，请核对。`,
      places: [{ ...left.place, shown: show(a) }, { ...right.place, shown: show(b) }, ...(how.places ?? [])],
      facts: {
        left: canonicalAmount(a),
        right: canonicalAmount(b),
        difference: canonicalAmount(difference),
        unit: how.unit,
        ...how.facts,
      },
    }),
  ];
}

/** Two decimals, or as many as it takes for the two values to look different. */
function decimalsApart(left: Decimal, right: Decimal, unit: string): number {
  const shown = (value: Decimal, decimals: number) => formatWithUnit(value, { unit, decimals });
  let decimals = 2;
  while (decimals < 12 && shown(left, decimals) === shown(right, decimals)) decimals += 1;
  return decimals;
}
