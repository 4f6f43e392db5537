import {
  canonicalAmount,
  Decimal,
  describeAmountProblem,
  formatFigure,
  halfWidth,
  measureWords,
  moneyUnits,
  parseAmount,
  roundHalfUp,
  type AmountShape,
} from '@countersign/figures';
import type { RawCell } from './raw-sheet.js';

/** A figure as it would be stored, null for an empty place; `note` tells what was done to read it. */
export type ReadAmount = { ok: true; value: string | null; note?: string } | { ok: false; reason: string };

/** How the numbers of a source are to be read. */
export interface AmountSource {
  /** Unit of money that the source is in; absent: that of the place. */
  unit?: string;
  /** Numbers without `%` in a place for percentages are ratios: 0.95 is 95%. */
  ratios?: boolean;
}

/** Digits of a float that mean something; what comes after is noise of computing. */
const floatDigits = 15;
const accountingDash = /^[-－–—―/／]+$/;
const accountingNegative = /^[(（](.+)[)）]$/;

/**
 * Reads one cell of a file into a place. Nothing is guessed silently: what was rounded, converted or understood
 * otherwise than written says so, and what cannot be understood is refused with the reason.
 */
export function readAmount(
  cell: RawCell | null | undefined,
  shape: AmountShape,
  source: AmountSource = {},
): ReadAmount {
  if (!cell || cell.text.trim() === '') return { ok: true, value: null };
  switch (cell.kind) {
    case 'number':
      return fromNumber(cell, shape, source);
    case 'text':
      return fromText(cell.text.trim(), shape, source);
    case 'date':
      return { ok: false, reason: `“${cell.text}”是日期格式，请在表格中改为数字后再导入。` };
    case 'boolean':
      return { ok: false, reason: `“${cell.text}”不是数字。` };
    case 'error':
      return { ok: false, reason: `表格中此格是公式错误（${cell.text}），请先改正。` };
  }
}

/**
 * Reads one pasted text into a place, where nobody looks at it before it is written: only what is surely meant is
 * taken. Accounting formats hide zeros and minus signs; they are named, not guessed.
 */
export function readPasted(text: string, shape: AmountShape): ReadAmount {
  const parsed = parseAmount(text, shape);
  if (parsed.ok) return { ok: true, value: 'blank' in parsed ? null : canonicalAmount(parsed.value) };
  const typed = text.trim();
  if (parsed.problem.code === 'not_a_number' && accountingDash.test(typed))
    return { ok: false, reason: '会计格式的短横可能表示 0，请直接填写数字。' };
  if (parsed.problem.code === 'not_a_number' && accountingNegative.test(typed))
    return { ok: false, reason: '括号可能表示负数，请改用负号填写。' };
  return { ok: false, reason: describeAmountProblem(parsed.problem) };
}

function fromText(text: string, shape: AmountShape, source: AmountSource): ReadAmount {
  if (accountingDash.test(text)) return { ok: true, value: null, note: `“${text}”没有数值，此格不导入` };
  const inner = accountingNegative.exec(halfWidth(text))?.[1];
  const { amount, unit } = withoutUnit(inner ?? text, shape);
  // any number of decimals is read here: the place's own limit follows, with a note
  const parsed = parseAmount(amount, { unit: shape.unit === '%' ? '%' : '', decimals: 30, negative: true });
  if (!parsed.ok) return { ok: false, reason: describeAmountProblem(parsed.problem) };
  if ('blank' in parsed) return { ok: false, reason: describeAmountProblem({ code: 'not_a_number' }) };
  if (inner !== undefined && parsed.value.isNegative())
    return { ok: false, reason: '括号里又有负号，不知道是正是负，请在表格中改正。' };
  const value = inner === undefined ? parsed.value : parsed.value.neg();
  const notes = inner === undefined ? [] : [`括号按负数读作 ${shownIn(value, shape)}`];
  const bare = shape.unit === '%' && !/[%％]$/.test(amount);
  const ratio = bare && source.ratios ? value.times(100) : value;
  return placed(ratio, shape, unit ?? source.unit, notes, text);
}

function fromNumber({ text, percent }: RawCell, shape: AmountShape, source: AmountSource): ReadAmount {
  const exact = new Decimal(text);
  const places = shape.unit === '%' ? shape.decimals + 2 : shape.decimals;
  const significant = exact.decimalPlaces() <= places ? exact : exact.toSignificantDigits(floatDigits);
  if (shape.unit !== '%') {
    if (percent)
      return {
        ok: false,
        reason: `表格中是百分比（${formatFigure(exact, { unit: '%', decimals: 2 })}），此栏不是百分比。`,
      };
    return placed(significant, shape, source.unit, [], text);
  }
  const ratio = percent || source.ratios ? significant : significant.div(100);
  return placed(ratio, shape, undefined, [], percent ? '' : text);
}

/** Converts, rounds to what may be typed, and checks against the limits of the place. */
function placed(
  value: Decimal,
  shape: AmountShape,
  unit: string | undefined,
  notes: string[],
  raw: string,
): ReadAmount {
  const converted = inUnit(value, unit, shape.unit);
  if (converted === null) return { ok: false, reason: `单位“${unit}”不能换算为“${shape.unit}”，请选择正确的单位。` };
  const decimals = shape.unit === '%' ? shape.decimals + 2 : shape.decimals;
  const rounded = roundHalfUp(converted, decimals);
  const checked = parseAmount(canonicalAmount(shape.unit === '%' ? rounded.times(100) : rounded), shape);
  if (!checked.ok) return { ok: false, reason: describeAmountProblem(checked.problem) };
  if (!rounded.eq(converted)) notes.push(`${shownRaw(converted, shape)} 四舍五入为 ${shownIn(rounded, shape)}`);
  else if (!converted.eq(value))
    notes.push(
      `${raw}${unit === undefined || raw.endsWith(unit) ? '' : ` ${unit}`} 换算为 ${shownIn(rounded, shape)} ${shape.unit}`,
    );
  return { ok: true, value: canonicalAmount(rounded), ...(notes.length && { note: notes.join('；') }) };
}

function inUnit(value: Decimal, from: string | undefined, to: string): Decimal | null {
  if (from === undefined || from === to) return value;
  const [source, target] = [moneyUnits.get(from), moneyUnits.get(to)];
  // only money has scales; people and things of a table in 元 are counted as they are
  if (!target) return moneyUnits.has(from) ? value : null;
  return source ? value.times(source).div(target) : null;
}

/** `57.18万元`, `12人`: a unit that the place knows is taken off; a unit of money counts for this cell. */
function withoutUnit(text: string, shape: AmountShape): { amount: string; unit?: string } {
  const [, amount = '', word = ''] = /^(.*\d[%％]?)\s*([\p{Script=Han}]{1,3})$/u.exec(text.trim()) ?? [];
  if (word !== '' && moneyUnits.has(word) && moneyUnits.has(shape.unit)) return { amount, unit: word };
  if (word !== '' && measureWords(shape.unit).includes(word)) return { amount };
  return { amount: text };
}

const shownIn = (value: Decimal, shape: AmountShape): string => formatFigure(value, shape);
const shownRaw = (value: Decimal, { unit }: AmountShape): string =>
  unit === '%' ? `${canonicalAmount(value.times(100).toSignificantDigits(floatDigits))}%` : canonicalAmount(value);
