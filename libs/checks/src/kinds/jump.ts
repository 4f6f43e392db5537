import { canonicalAmount, formatFigure, formatWithUnit, type Decimal } from '@countersign/figures';
import { figuresIn, finding, placeOf, textOf, type CheckKind } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { JumpCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { printed } from '../units.js';

/** Figures that differ much from last year's without a word about it. */
export const jump: CheckKind<JumpCheck> = {
  formulas: ({ figures }) => figures.map(figuresIn),
  evaluate: (check, context) => {
    if (check.explained !== undefined && textOf(context.answer(check.explained)) !== '') return [];
    const keys = new Set(check.figures.flatMap((pattern) => context.keysOf(figuresIn(pattern))));
    return [...keys].flatMap((key) => jumped(check, key, context));
  },
};

function jumped(check: JumpCheck, key: string, context: CheckContext): Finding[] {
  const [now, before] = [context.value(key), context.prior(key)];
  if (now.kind !== 'known' || before.kind !== 'known') return [];
  const change = now.value.minus(before.value);
  const format = context.format(key);
  const amount = printed(change, format).abs();
  if (change.isZero() || (check.least !== undefined && !amount.gt(check.least))) return [];
  if (!change.abs().gt(before.value.abs().times(check.ratio))) return [];
  const [shown, last] = [formatWithUnit(now.value, format), formatWithUnit(before.value, format)];
  const label = context.label(key);
  return [
    finding(check, [key, canonicalAmount(now.value), canonicalAmount(before.value)], {
      message: `“${label}”本年为 ${shown}，上年为 ${last}，${changeText(change, before.value)}，请核对或说明原因。`,
      places: [placeOf(key, shown, context), { ...placeOf(key, last, context), label: `上年 ${label}` }],
      facts: {
        figure: key,
        now: canonicalAmount(now.value),
        prior: canonicalAmount(before.value),
        unit: format.unit,
        rate: before.value.isZero() ? null : canonicalAmount(change.div(before.value).toDecimalPlaces(4)),
      },
    }),
  ];
}

/** Growth from 0 has no base and therefore no rate. */
function changeText(change: Decimal, before: Decimal): string {
  const word = change.isNegative() ? '下降' : '增长';
  if (before.isZero()) return '没有可比的基数';
  return `${word} ${formatFigure(change.div(before.abs()).abs(), { unit: '%', decimals: 2 })}`;
}
