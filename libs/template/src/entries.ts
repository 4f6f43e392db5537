import { checkAnswer } from '@countersign/scoring';
import { Decimal } from '@countersign/figures';
import { visibleLength } from '@countersign/narrative';
import type { AnswerInfo } from './catalogue.js';
import type { CompiledTemplate } from './compiled-template.js';
import { figureInfo } from './former-rows.js';
import { checkRows } from './row-entries.js';

/** Why a value cannot be stored, in words that say the way out. */
export interface EntryProblem {
  code: string;
  message: string;
}
export type FigureEntry = { ok: true; value: string } | ({ ok: false } & EntryProblem);

const limits = { integerDigits: 15, listRows: 200, cellLength: 2000, reasonLength: 2000 } as const;

/**
 * Whether `text` may be stored as the figure `key`: plain decimal notation, no more decimals than the template
 * allows (two more for a `%`, which is stored as a ratio), within the field's range. Gives the
 * canonical text. What people type in other notations is read by `parseAmount` before it is sent.
 */
export function checkFigure(template: CompiledTemplate, key: string, text: string): FigureEntry {
  const { figures, model } = template;
  const info = figures.get(key);
  if (!info) return refuse('unknown_key', unknownFigure(template, key));
  if (model.isComputed(key)) return refuse('computed', `“${info.label}”由系统计算，不能填写。`);
  const digits = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!digits) return refuse('not_a_number', `“${info.label}”应填写数字，例如 1234.56。`);
  const [, sign = '', whole = '', fraction = ''] = digits;
  if (whole.replace(/^0+/, '').length > limits.integerDigits)
    return refuse('too_large', `“${info.label}”的数值过大，请核对单位。`);
  const decimals = info.unit === '%' ? info.decimals + 2 : info.decimals;
  if (fraction.replace(/0+$/, '').length > decimals)
    return refuse('too_many_decimals', `“${info.label}”最多保留 ${info.decimals} 位小数，请四舍五入后再填。`);
  const value = new Decimal(text);
  if (sign && !info.negative && !value.isZero()) return refuse('negative_not_allowed', `“${info.label}”不能为负数。`);
  if (info.max !== undefined && value.gt(info.unit === '%' ? new Decimal(info.max).div(100) : info.max))
    return refuse('above_max', `“${info.label}”不能超过 ${info.max}${info.unit}。`);
  return { ok: true, value: value.isZero() ? '0' : value.toFixed() };
}

/** Why `value` may not be stored as the answer `key`; null when it may. `null` clears an answer and is always allowed. */
export function checkAnswerValue(template: CompiledTemplate, key: string, value: unknown): EntryProblem | null {
  const info = template.answers.get(key);
  if (!info) return problem('unknown_key', `没有代码为“${key.slice(0, 80)}”的填报项。`);
  if (value === null) return null;
  const { shape, label } = info;
  switch (shape.kind) {
    case 'narrative':
      return checkText(label, value, shape.maxLength, visibleLength);
    case 'reason':
      return checkText(label, value, limits.reasonLength);
    case 'choice':
      return shape.options.some((option) => option.value === value)
        ? null
        : problem('unknown_option', `“${label}”请从所列选项中选择。`);
    case 'list':
      return checkList(info, value);
    case 'rows':
      return checkRows(shape.table, label, value);
    case 'rubric':
      return checkAnswer(template.indicators.get(shape.indicator)!, key, value);
  }
}

function unknownFigure(template: CompiledTemplate, key: string): string {
  const removed = figureInfo(template, key);
  return removed
    ? `“${removed.label}”所在的行不在表中，可能已被他人删除；请先添加这一行再填写。`
    : `没有代码为“${key.slice(0, 80)}”的指标数据。`;
}

/** Characters that no document format takes (XML 1.0 §2.2), and halves of characters. */
const invisible = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/u;
const characters = (text: string): number => [...text].length;

function checkText(
  label: string,
  value: unknown,
  maxLength: number,
  lengthOf: (text: string) => number = characters,
): EntryProblem | null {
  if (typeof value !== 'string') return problem('wrong_shape', `“${label}”应填写文字。`);
  if (invisible.test(value)) return problem('forbidden_character', `“${label}”含有不可见字符，请删除后重试。`);
  const length = lengthOf(value);
  return length > maxLength ? problem('too_long', `“${label}”最多 ${maxLength} 字，现有 ${length} 字，请精简。`) : null;
}

function checkList({ label, shape }: AnswerInfo, value: unknown): EntryProblem | null {
  if (shape.kind !== 'list' || !Array.isArray(value)) return problem('wrong_shape', `“${label}”应为逐行填写的清单。`);
  if (value.length > limits.listRows) return problem('too_many_rows', `“${label}”最多 ${limits.listRows} 行。`);
  for (const [index, row] of value.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      return problem('wrong_shape', `“${label}”第 ${index + 1} 行格式不对。`);
    for (const [key, cell] of Object.entries(row)) {
      const column = shape.columns.find((each) => each.key === key);
      if (!column) return problem('unknown_key', `“${label}”没有“${key.slice(0, 80)}”这一列。`);
      const text = checkText(`${label}第 ${index + 1} 行“${column.label}”`, cell, limits.cellLength);
      if (text) return text;
      if (cell !== '' && column.options && !column.options.includes(cell as string))
        return problem('unknown_option', `“${label}”第 ${index + 1} 行“${column.label}”请从所列选项中选择。`);
    }
  }
  return null;
}

const problem = (code: string, message: string): EntryProblem => ({ code, message });
const refuse = (code: string, message: string): FigureEntry => ({ ok: false, code, message });
