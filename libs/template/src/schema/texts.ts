import { formulaLimits } from '@countersign/figures';
import { z } from 'zod';
import { templateLimits } from './limits.js';

export const keyText = z
  .string()
  .max(templateLimits.key)
  .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/, '应为小写字母、数字、下划线，以点分段');

/** Key of a row or column: may be empty, the cell is then called like its table. */
export const partText = z
  .string()
  .max(templateLimits.key)
  .regex(/^([a-z0-9_]+(\.[a-z0-9_]+)*)?$/, '应为小写字母、数字、下划线，以点分段，也可以为空');

/** Row keys that a subtotal adds up; each part may be `*`. */
export const patternText = z
  .string()
  .max(templateLimits.key)
  .regex(/^([a-z0-9_]+|\*)(\.([a-z0-9_]+|\*))*$/, '应为行代码，或者 basic.* 这样的通配');

/** Where a table takes rows: a row key whose parts may be `*`, or empty in a table without groups. */
export const growingText = z
  .string()
  .max(templateLimits.key)
  .regex(/^(([a-z0-9_]+|\*)(\.([a-z0-9_]+|\*))*)?$/, '应为行代码，或者 project.* 这样的通配，也可以为空');

export const labelText = z.string().min(1, '不能为空').max(templateLimits.label);
/** A name that may be left empty. */
export const shortText = z.string().max(templateLimits.label);
export const longText = z.string().max(templateLimits.text);
export const unitText = z.string().max(20).describe('计量单位，例如 万元、元、人、件；% 表示存比率、按百分数显示');
export const decimalText = z.string().regex(/^\d{1,15}(\.\d{1,10})?$/, '应为不带符号的十进制数，例如 0.5');
export const formulaText = z
  .string()
  .min(1, '不能为空')
  .max(formulaLimits.length)
  .describe(
    '公式：+ - * /、比较、and or not、括号，sum count min max abs round roundUp roundDown if coalesce；' +
      '名称是数据代码，sum count min max 可用 * 通配；prior(代码) 是上年数据，to(金额, 万元) 换算单位',
  );
export const flag = z.literal(true).describe('只写 true，不需要时整项省去');
