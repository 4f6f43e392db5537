import { formulaText } from './formula/formula-text.js';
import { parseFormula } from './formula/parse.js';
import { isKey } from './key.js';
import type { Problem } from './value.js';

/** A problem for people, in Chinese and in English. */
export interface ProblemText {
  text: string;
  en: string;
}

/** What failed, where, and with which figures. `label` names a figure, `key@prior` and a pattern too. */
export function describeProblem({ code, at, division }: Problem, label: (key: string) => string): ProblemText {
  const place = isKey(at) ? label(at) : named(at, label);
  if (code === 'out_of_range')
    return {
      text: `“${place}”的计算结果超出范围，请核对公式和数据的单位。`,
      en: `“${place}” is out of range; please check the formula and the units of its figures.`,
    };
  if (!division)
    return {
      text: `“${place}”的除数为 0，无法计算，请核对相关数据。`,
      en: `“${place}” divides by zero; please check its figures.`,
    };
  const [numerator, denominator] = [named(division.numerator, label), named(division.denominator, label)];
  return {
    text: `“${place}”无法计算：除数“${denominator}”为 0（被除数是“${numerator}”），请核对相关数据。`,
    en: `“${place}” cannot be computed: its divisor “${denominator}” is 0 (the dividend is “${numerator}”); please check these figures.`,
  };
}

function named(formula: string, label: (key: string) => string): string {
  const parsed = parseFormula(formula);
  return parsed.ok ? formulaText(parsed.ast, label) : formula;
}
