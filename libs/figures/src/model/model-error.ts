import type { FormulaErrorCode } from '../formula/ast.js';
import { formulaLimits } from '../formula/parse.js';
import type { ReferenceError } from '../formula/references.js';
import type { UnitFault } from '../unit/infer-unit.js';

export type ModelErrorCode =
  FormulaErrorCode | ReferenceError['code'] | 'bad_key' | 'duplicate_key' | 'cycle' | 'unit_mismatch';

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

/** `near` is the name that was probably meant. */
export function referenceError(key: string, { code, name, position }: ReferenceError, near?: string): ModelError {
  const hint = near === undefined ? '，请核对代码。' : `，是否为“${near}”？`;
  switch (code) {
    case 'unknown_name':
      return { code, key, position, message: placed(position, `没有名为“${name}”的指标数据${hint}`) };
    case 'no_match':
      return { code, key, position, message: placed(position, `没有任何指标数据符合“${name}”${hint}`) };
    case 'too_many_members': {
      const message = `到“${name}”为止共引用了 ${formulaLimits.members} 个以上的指标数据，请分成几个小计。`;
      return { code, key, position, message: placed(position, message) };
    }
  }
}

export function unitError(key: string, { position, message }: UnitFault): ModelError {
  return { code: 'unit_mismatch', key, position, message: placed(position, message) };
}

export function cycleError(path: readonly string[], position: number): ModelError {
  const message = placed(position, `计算值循环引用：${path.join(' → ')}，请改动其中一个公式。`);
  return { code: 'cycle', key: path[0] ?? '', position, message, path };
}

const placed = (position: number, message: string): string => `公式第 ${position + 1} 个字符处：${message}`;
