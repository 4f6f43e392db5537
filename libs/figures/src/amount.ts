import { Decimal } from './decimal.js';

/** What may be typed into a figure's field. */
export interface AmountShape {
  unit: string;
  /** Decimals that may be typed (for `%`, of the percentage). */
  decimals: number;
  /** Negative amounts are refused unless this is set. */
  negative?: true;
  /** Largest value as typed (for `%`, of the percentage: `100`). */
  max?: string;
}

export type AmountProblem =
  | { code: 'not_a_number' }
  | { code: 'too_many_decimals'; allowed: number; found: number }
  | { code: 'negative_not_allowed' }
  | { code: 'above_max'; max: string }
  | { code: 'too_large'; integerDigits: number };

export type ParsedAmount =
  { ok: true; value: Decimal } | { ok: true; blank: true } | { ok: false; problem: AmountProblem };

/** Integer digits that an amount may have: far beyond any budget, and safe in every file format. */
export const integerDigitsAllowed = 15;

const amount = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+|(?=\.\d))(?:\.(\d*))?$/;

/**
 * Reads an amount as a person types or pastes it: full-width digits and signs, thousands separators in groups of
 * three, blanks around it. For unit `%` the text is a percentage (a `%` sign may follow) and the value its ratio.
 * Anything else is refused with the reason, never guessed.
 */
export function parseAmount(text: string, shape: AmountShape): ParsedAmount {
  const typed = halfWidth(text).trim();
  if (typed === '') return { ok: true, blank: true };
  const [, sign = '', whole = '', fraction = ''] =
    amount.exec(shape.unit === '%' ? typed.replace(/%$/, '') : typed) ?? [];
  if (whole === '' && fraction === '') return { ok: false, problem: { code: 'not_a_number' } };
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (digits.length > integerDigitsAllowed)
    return { ok: false, problem: { code: 'too_large', integerDigits: integerDigitsAllowed } };
  if (fraction.length > shape.decimals)
    return { ok: false, problem: { code: 'too_many_decimals', allowed: shape.decimals, found: fraction.length } };
  const value = new Decimal(`${digits || '0'}.${fraction || '0'}`);
  if (sign === '-' && !value.isZero() && !shape.negative)
    return { ok: false, problem: { code: 'negative_not_allowed' } };
  if (shape.max !== undefined && sign !== '-' && value.gt(shape.max))
    return { ok: false, problem: { code: 'above_max', max: shape.max } };
  const signed = sign === '-' && !value.isZero() ? value.neg() : value;
  return { ok: true, value: shape.unit === '%' ? signed.div(100) : signed };
}

/** The refusal as a sentence for the person who typed it. */
export function describeAmountProblem(problem: AmountProblem): string {
  switch (problem.code) {
    case 'not_a_number':
      return '请填写数字，例如 1,234.56；不要带单位、货币符号或字母。';
    case 'too_many_decimals':
      return problem.allowed === 0
        ? '请填写整数，不要带小数。'
        : `最多保留 ${problem.allowed} 位小数，现有 ${problem.found} 位，请核对后重新填写。`;
    case 'negative_not_allowed':
      return '此栏不能为负数，请核对后重新填写。';
    case 'above_max':
      return `不能超过 ${problem.max}，请核对后重新填写。`;
    case 'too_large':
      return `整数部分最多 ${problem.integerDigits} 位，请核对金额和单位。`;
  }
}

const halfWidthOf: Readonly<Record<string, string>> = {
  '。': '.',
  '．': '.',
  '，': ',',
  '−': '-',
  '－': '-',
  '–': '-',
  '﹣': '-',
  '＋': '+',
  '％': '%',
};

/** Full-width digits, signs and separators as their half-width twins; other characters stay. */
export function halfWidth(text: string): string {
  return text.replace(
    /[０-９。．，−－–﹣＋％]/g,
    (character) => halfWidthOf[character] ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}
