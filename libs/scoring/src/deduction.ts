import { Decimal, roundHalfUp } from '@countersign/figures';
import { z } from 'zod';
import type { BlockStep, DeductionTerms } from './definition.js';
import { decimal, decimalText, positiveText } from './rule-kind.js';
import { boundText, decimalsBeside, pointsWords, valueText, type Words } from './wording.js';

export const deductionShape = {
  points: decimalText,
  perPoint: decimalText,
  block: positiveText.optional(),
  step: z.enum(['proportional', 'down', 'up']).optional(),
  direction: z.enum(['over', 'under', 'both']).optional(),
};

/** A ratio's last digits are inexact after a division; without this a block that is just full could count as begun. */
const blockPlaces = 25;

/** Points that are left at a distance from the threshold, and the words that say so after the value. */
export function deducted(
  terms: DeductionTerms & { tolerance?: string | undefined },
  value: Decimal,
  threshold: Decimal,
  unit: string,
): { points: Decimal; remark: Words } {
  const { points: full, perPoint, step = 'proportional', direction = 'over', tolerance = '0' } = terms;
  const away = awayFrom(value, threshold, direction).minus(tolerance);
  const compared = comparedText(value, threshold, direction, unit);
  if (!away.gt(0)) return { points: decimal(full), remark: compared };
  const block = decimal(terms.block ?? (unit === '%' ? '0.01' : '1'));
  const blocks = blocksOf(away.div(block), step);
  const deduction = blocks.times(perPoint);
  const words = deductionWords({ away, block, blocks, step, unit, each: decimal(perPoint) }, direction);
  const [before, taken] = [pointsWords(decimal(full)), pointsWords(deduction)];
  const spent = deduction.gt(full);
  return {
    points: Decimal.max(0, decimal(full).minus(deduction)),
    remark: {
      text: `${compared.text}，${words.text}：${before.text} − ${taken.text}${spent ? '，扣完为止' : ''}`,
      en: `${compared.en}, ${words.en}: ${before.en} − ${taken.en}${spent ? ', down to 0' : ''}`,
    },
  };
}

function awayFrom(value: Decimal, threshold: Decimal, direction: 'over' | 'under' | 'both'): Decimal {
  const over = value.minus(threshold);
  if (direction === 'both') return over.abs();
  return direction === 'over' ? over : over.neg();
}

function blocksOf(blocks: Decimal, step: BlockStep): Decimal {
  const exact = blocks.toDecimalPlaces(blockPlaces);
  if (step === 'proportional') return blocks;
  return step === 'down' ? exact.floor() : exact.ceil();
}

function comparedText(value: Decimal, threshold: Decimal, direction: 'over' | 'under' | 'both', unit: string): Words {
  const bound = boundText(threshold, unit);
  if (direction === 'both' && value.eq(threshold)) return { text: ` = ${bound}`, en: ` = ${bound}` };
  const beyond = value.cmp(threshold);
  const mark = beyond > 0 ? '>' : beyond < 0 && direction !== 'over' ? '<' : direction === 'under' ? '≥' : '≤';
  return {
    text: ` ${direction === 'under' && beyond > 0 ? '≥' : mark} ${bound}`,
    en: ` ${direction === 'under' && beyond > 0 ? '≥' : mark} ${bound}`,
  };
}

interface Counted {
  away: Decimal;
  block: Decimal;
  blocks: Decimal;
  step: BlockStep;
  unit: string;
  each: Decimal;
}

const sides = {
  over: { text: '超出', en: 'over by' },
  under: { text: '相差', en: 'short by' },
  both: { text: '偏离', en: 'off by' },
} as const;

function deductionWords(counted: Counted, direction: keyof typeof sides): Words {
  const { block, blocks, step, each } = counted;
  const cost = pointsWords(each);
  const single = counted.unit === '%' && block.eq('0.01');
  const size = distanceText(block, counted.unit);
  const away = distanceText(counted.away, counted.unit);
  const count = blocks.toString();
  const begun = {
    proportional: { text: '', en: '' },
    down: { text: `（不足的不计，计 ${count} 档）`, en: ` (begun ones do not count: ${count})` },
    up: { text: `（不足的按一档计，计 ${count} 档）`, en: ` (begun ones count whole: ${count})` },
  }[step];
  return {
    text: `${sides[direction].text} ${away.text}，每${single ? '个百分点' : ` ${size.text}`}扣 ${cost.text}${begun.text}`,
    en: `${sides[direction].en} ${away.en}, each ${single ? 'percentage point' : size.en} costs ${cost.en}${begun.en}`,
  };
}

function distanceText(distance: Decimal, unit: string): Words {
  const decimals = decimalsBeside(distance, [new Decimal(0)], unit);
  if (unit !== '%') {
    const text = valueText(distance, unit, decimals);
    return { text, en: text };
  }
  const points = roundHalfUp(distance.times(100), decimals).toString();
  return { text: `${points} 个百分点`, en: `${points} percentage points` };
}
