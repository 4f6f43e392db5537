import { isKey, type Model } from '@countersign/figures';
import type { FormulaFault } from './formula-text.js';

const pattern = /^([a-z0-9_]+|\*)(\.([a-z0-9_]+|\*))*$/;

/** What is wrong with the name of a figure, or, where `many` may be named, with a pattern such as `表.*.列`. */
export function figureFaults(text: string, model: Model, many: boolean): FormulaFault[] {
  const name = text.trim();
  if (many && name.includes('*'))
    return pattern.test(name) && membersOf(name, model).length
      ? []
      : [{ position: 0, message: '没有这样的一列数据。' }];
  return isKey(name) && model.has(name) ? [] : [{ position: 0, message: '没有这个数据，请输入名称后从列表里选。' }];
}

/** Keys of the figures that a pattern stands for. */
export function membersOf(name: string, model: Model): readonly string[] {
  const compiled = model.compile(`sum(${name.trim()})`);
  return compiled.ok ? compiled.reader.keys : [];
}
