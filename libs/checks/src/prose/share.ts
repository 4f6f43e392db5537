import { canonicalAmount, Decimal, formatFigure, formatWithUnit } from '@countersign/figures';
import { finding, placeOf } from '../check-kind.js';
import type { CheckContext } from '../context.js';
import type { ProseCheck } from '../definition.js';
import type { Finding } from '../finding.js';
import { replacement } from '../fixes.js';
import { agree, conversion, printed } from '../units.js';
import type { ShareClaim } from './claim.js';
import type { ProseSubject } from './subjects.js';

/** “占 32.24%”: the subject's share of its whole at the decimals of the text, rounded and not cut. */
export function wrongShare(
  check: ProseCheck,
  { number }: ShareClaim,
  subject: ProseSubject,
  context: CheckContext,
): Finding | null {
  if (subject.whole === undefined) return null;
  const [part, whole] = [context.value(subject.key), context.value(subject.whole)];
  const format = context.format(subject.whole);
  const factor = conversion(format.unit, subject.unit);
  if (part.kind !== 'known' || whole.kind !== 'known' || whole.value.isZero() || !factor) return null;
  const amounts = { part: printed(part.value, context.format(subject.key)), whole: printed(whole.value, format) };
  const share = amounts.part.div(amounts.whole.times(factor)).times(100);
  const { value, grain, decimals } = number;
  if (agree({ value, grain }, { value: share, grain })) return null;
  const cut = share.toDecimalPlaces(decimals, Decimal.ROUND_DOWN).eq(value);
  const shown = formatWithUnit(share.div(100), { unit: '%', decimals });
  const [partShown, wholeShown] = [
    formatWithUnit(part.value, context.format(subject.key)),
    formatWithUnit(whole.value, format),
  ];
  const [stated, computed] = [canonicalAmount(value), canonicalAmount(share.toDecimalPlaces(decimals))];
  return finding(check, [subject.key, 'share', stated, computed], {
    message: `“${context.label(check.narrative)}”中“${context.label(subject.key)}”的占比写为 ${number.text}，而 ${partShown} ÷ ${wholeShown} = ${shown}${cut ? '，文中疑为截断而未四舍五入' : ''}，请核对。`,
    places: [
      placeOf(check.narrative, number.text, context),
      placeOf(subject.key, partShown, context),
      placeOf(subject.whole, wholeShown, context),
    ],
    facts: { claim: 'share', figure: subject.key, stated, computed, unit: '%', truncated: cut },
    fix: replacement(check.narrative, number, formatFigure(share, { unit: '', decimals }), context),
  });
}
