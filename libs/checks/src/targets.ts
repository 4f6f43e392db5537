import { Decimal, halfWidth } from '@countersign/figures';
import { conversion } from './units.js';

/** A target or result such as `≥95%`, `5 次`, `20人以上`, `不超过3天`. */
export interface Goal {
  comparison: '>=' | '>' | '<=' | '<';
  value: Decimal;
  unit: string;
}

const before = '≥|>=|≤|<=|>|<|=|不少于|不低于|至少|不超过|不高于|不多于|至多|大于|小于|超过|达到|达';
const shape = new RegExp(
  `^(${before})?\\s*(-?\\d{1,15}(?:\\.\\d{1,10})?)\\s*([^\\d\\s以及≥≤<>]{0,10}?)\\s*((?:及)?以[上下内])?$`,
);
const most = new Set(['≤', '<=', '不超过', '不高于', '不多于', '至多']);

/** Reads a target or result; null when it is not one number with a unit (`不适用`, `-`, prose). */
export function parseGoal(text: string): Goal | null {
  const plain = halfWidth(text)
    .replace(/[＞＜]/g, (sign) => (sign === '＞' ? '>' : '<'))
    .trim();
  if (plain.length > 60) return null;
  const [, sign = '', digits, unit = '', after = ''] = shape.exec(plain.replace(/(?<=\d),(?=\d{3})/g, '')) ?? [];
  if (digits === undefined) return null;
  return { comparison: comparisonOf(sign, after), value: new Decimal(digits), unit };
}

function comparisonOf(sign: string, after: string): Goal['comparison'] {
  if (sign === '>' || sign === '大于' || sign === '超过') return '>';
  if (sign === '<' || sign === '小于') return '<';
  return most.has(sign) || after.endsWith('下') || after.endsWith('内') ? '<=' : '>=';
}

/** Whether a result reaches its target; null when the two cannot be compared because their units differ. */
export function reaches(result: Goal, target: Goal): boolean | null {
  const factor = conversion(result.unit, target.unit);
  if (!factor) return null;
  const value = result.value.times(factor);
  switch (target.comparison) {
    case '>=':
      return value.gte(target.value);
    case '>':
      return value.gt(target.value);
    case '<=':
      return value.lte(target.value);
    case '<':
      return value.lt(target.value);
  }
}
