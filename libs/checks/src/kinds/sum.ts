import { canonicalAmount, Decimal, formatWithUnit, known, unknown, type Value } from '@countersign/figures';
import type { CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { SumCheck, SumPart } from '../definition.js';
import type { FindingPlace } from '../finding.js';
import { compareSides, type Side } from '../sides.js';

/** Parts must add up to a whole; when one part alone makes the difference, it is named. */
export const sum: CheckKind<SumCheck> = {
  formulas: ({ whole, parts }) => [whole.formula, ...parts.map(formulaOf)],
  evaluate: (check, context) => {
    const { section, field, label, formula } = check.whole;
    const parts = check.parts.flatMap((part) => sidesOf(part, context));
    const total = totalOf(parts, check.blank === 'zero');
    const whole = context.value(formula);
    const first = parts[0]?.place ?? { section, field };
    return compareSides(
      check,
      { place: { section, field, label }, value: whole },
      { place: { ...first, label: '各项之和' }, value: total },
      {
        name: check.label,
        unit: check.unit,
        tolerance: check.tolerance,
        because: (difference) => reasonOf(difference, whole, parts, check),
        facts: { parts: parts.map(({ place, value }) => ({ field: place.field, value: shownOf(value) })) },
        places: culprits(whole, total, parts).map(({ place, value }): FindingPlace => ({
          ...place,
          shown: value.kind === 'known' ? formatWithUnit(value.value, { unit: check.unit, decimals: 2 }) : '',
        })),
      },
    );
  },
};

const formulaOf = (part: SumPart): string => ('figures' in part ? `sum(${part.figures})` : part.formula);

function sidesOf(part: SumPart, context: CheckContext): Side[] {
  if (!('figures' in part)) {
    const { section, field, label, formula } = part;
    return [{ place: { section, field, label }, value: context.value(formula) }];
  }
  return context.keysOf(formulaOf(part)).map((key) => ({
    place: { section: context.section(key), field: key, label: context.label(key) },
    value: context.value(key),
  }));
}

/** A blank part is 0 where the check says so, once something is known. */
function totalOf(parts: readonly Side[], blankIsZero: boolean): Value {
  const amounts = parts.flatMap(({ value }) => (value.kind === 'known' ? [value.value] : []));
  if (amounts.length < parts.length && !(blankIsZero && amounts.length)) return unknown([]);
  return known(amounts.reduce((total, amount) => total.plus(amount), new Decimal(0)));
}

/** Parts that alone account for the difference: left out, counted twice, or with the wrong sign. */
function culprits(whole: Value, total: Value, parts: readonly Side[]): Side[] {
  if (whole.kind !== 'known' || total.kind !== 'known' || whole.value.isZero()) return [];
  const difference = whole.value.minus(total.value).abs();
  const found = parts.filter(
    ({ value }) =>
      value.kind === 'known' &&
      !value.value.isZero() &&
      (value.value.abs().eq(difference) || value.value.abs().times(2).eq(difference)),
  );
  return found.length === 1 ? found : [];
}

function reasonOf(difference: Decimal, whole: Value, parts: readonly Side[], check: SumCheck): string {
  if (whole.kind === 'known' && whole.value.isZero()) return `；“${check.whole.label}”填为 0，而下级各项不为 0`;
  const total = totalOf(parts, check.blank === 'zero');
  const [culprit] = culprits(whole, total, parts);
  if (culprit?.value.kind !== 'known') return '';
  const amount = culprit.value.value;
  const { label } = culprit.place;
  if (amount.eq(difference)) return `，正好等于“${label}”，该项可能在合计中多计了一次`;
  if (amount.neg().eq(difference)) return `，正好等于“${label}”，合计可能漏计了该项`;
  return `，正好是“${label}”的两倍，该项的正负号可能填反`;
}

const shownOf = (value: Value): string | null => (value.kind === 'known' ? canonicalAmount(value.value) : null);
