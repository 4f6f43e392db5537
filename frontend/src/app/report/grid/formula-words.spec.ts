import { describe, expect, it } from '@jest/globals';
import { formulaInWords } from './formula-words.js';

const names: Record<string, string> = { budget: '年初预算', added: '追加', spent: '支出', 'basic.*': '基本支出各项' };
const inWords = (formula: string) => formulaInWords(formula, (key) => names[key] ?? key);

describe('a formula in words', () => {
  it.each([
    ['budget + added', '年初预算 + 追加'],
    ['spent / (budget + added)', '支出 ÷ （年初预算 + 追加）'],
    ['budget - (added - spent)', '年初预算 − （追加 − 支出）'],
    ['sum(basic.*)', '基本支出各项 之和'],
    ['if(spent > budget, 1, 0)', '如果 支出 > 年初预算 则 1，否则 0'],
    ['round(spent * 2, 1)', '支出 × 2（四舍五入到 1 位小数）'],
    ['-spent', '−支出'],
  ])('%s', (formula, expected) => expect(inWords(formula)).toBe(expected));
});
