import type { FormulaErrorCode } from '../formula/ast.js';
import type { ReferenceError } from '../formula/references.js';

export type ModelErrorCode = FormulaErrorCode | ReferenceError['code'] | 'bad_key' | 'duplicate_key' | 'cycle';

/** Why a model cannot be built, at which figure and where in its formula, with a sentence for the template's author. */
export interface ModelError {
  code: ModelErrorCode;
  /** The computed figure (or input) at fault; empty for a formula outside the model. */
  key: string;
  /** Characters from 0 into the formula. */
  position: number;
  message: string;
  /** For a cycle: the keys round it, the first repeated at the end. */
  path?: readonly string[];
}

export function referenceError(key: string, { code, name, position }: ReferenceError): ModelError {
  const what = code === 'unknown_name' ? `没有名为“${name}”的指标数据` : `没有任何指标数据符合“${name}”`;
  return { code, key, position, message: `公式第 ${position + 1} 个字符处：${what}，请核对代码。` };
}

export function cycleError(path: readonly string[], position: number): ModelError {
  const message = `计算值循环引用：${path.join(' → ')}，请改动其中一个公式。`;
  return { code: 'cycle', key: path[0] ?? '', position, message, path };
}
