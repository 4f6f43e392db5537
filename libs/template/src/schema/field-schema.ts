import { z } from 'zod';
import { templateLimits } from './limits.js';
import {
  decimalText,
  flag,
  formulaText,
  growingText,
  keyText,
  labelText,
  longText,
  partText,
  patternText,
  shortText,
  unitText,
} from './texts.js';

const moments = [
  'draft',
  'in_review',
  'awaiting_sign_off',
  'signed_off',
  'returned',
  'drafting',
  'ready',
  'submitted',
  'revision_requested',
  'accepted',
  'published',
] as const;
const writers = ['owner', 'assisting', 'reviewer', 'finance'] as const;
const viewers = [...writers, 'leader', 'coordinator', 'auditor', 'public'] as const;

/** A role, or a role in some states. */
const rightsOf = <const Roles extends readonly [string, ...string[]]>(roles: Roles) =>
  z
    .array(
      z.union(
        [
          z.enum(roles),
          z.strictObject({
            role: z.enum(roles),
            states: z
              .array(z.enum(moments))
              .min(1, '至少一个状态')
              .max(moments.length)
              .describe('章节状态、报告状态；两类都写时须同时符合'),
          }),
        ],
        { error: `应为角色（${roles.join('、')}），或“角色加状态”` },
      ),
    )
    .min(1, '至少一种角色')
    .max(20);

const base = {
  key: keyText.describe('全模板唯一；数据栏目的代码就是指标数据的代码'),
  label: labelText,
  guidance: longText.optional().describe('填报提示'),
  required: flag.optional(),
  editableBy: rightsOf(writers).optional().describe('谁可以填写，省去时为填报人；写明状态时只在该状态下填写'),
  visibleTo: rightsOf(viewers).optional().describe('谁可以看到，省去时为能看本章节的所有人；可以填写的人总能看到'),
};

/** How a figure is typed and shown. */
export const figureShape = {
  unit: unitText,
  decimals: z.int().min(0).max(10).describe('保留的小数位数'),
  negative: flag.optional().describe('允许负数'),
  max: decimalText.optional().describe('合理的最大值，按填写的写法'),
};

const narrative = z
  .strictObject({
    kind: z.literal('narrative'),
    ...base,
    maxLength: z.int().min(1).max(templateLimits.narrative).describe('最多字数'),
  })
  .describe('文字栏目');

const figure = z
  .strictObject({ kind: z.literal('figure'), ...base, ...figureShape, formula: formulaText.optional() })
  .describe('单个数据');

const choice = z
  .strictObject({
    kind: z.literal('choice'),
    ...base,
    options: z
      .array(z.strictObject({ value: z.string().min(1, '不能为空').max(templateLimits.key), label: labelText }))
      .min(1, '至少一个选项')
      .max(templateLimits.options),
  })
  .describe('单选');

const tableColumn = z.strictObject({
  key: partText,
  label: shortText,
  ...figureShape,
  formula: formulaText.optional().describe('每行按此计算；同表列名代表本行的格'),
});

const tableRow = z.strictObject({
  key: partText,
  label: labelText,
  kind: z
    .enum(['item', 'of_which', 'subtotal', 'total', 'heading'])
    .describe('item 明细，of_which 其中，subtotal 小计，total 合计，heading 标题'),
  sum: z.array(patternText).min(1, '至少一行').max(100).optional().describe('小计或合计加总的行'),
  formulas: z.record(partText, formulaText).optional().describe('本行某几列另有公式：列代码 → 公式'),
  without: z.array(partText).max(templateLimits.columns).optional().describe('本行没有的列'),
});

const growingRows = z.strictObject({
  under: growingText.describe('组代码 basic（小计须加总 basic.*），或“其中”所属的行；project.* 指组内每一行'),
  kind: z.enum(['item', 'of_which']).describe('item 明细，of_which 其中'),
  label: labelText.describe('位置的名称，例如 项目支出'),
  most: z.int().min(1).max(100).optional().describe('每处最多增加的行数，省去时为 50'),
});

const table = z
  .strictObject({
    kind: z.literal('table'),
    ...base,
    number: shortText.optional().describe('印出的表号，例如 表5'),
    columns: z.array(tableColumn).min(1, '至少一列').max(templateLimits.columns),
    rows: z.array(tableRow).min(1, '至少一行').max(templateLimits.rows),
    reason: z
      .strictObject({ column: partText, below: decimalText, label: labelText })
      .optional()
      .describe('该列低于界限的行须说明原因'),
    growing: z.array(growingRows).max(templateLimits.rows).optional().describe('填报人可以增加行的位置'),
  })
  .describe('数据表');

const list = z
  .strictObject({
    kind: z.literal('list'),
    ...base,
    number: shortText.optional(),
    columns: z
      .array(
        z.strictObject({
          key: keyText,
          label: labelText,
          required: flag.optional(),
          options: z.array(labelText).min(1, '至少一个选项').max(templateLimits.options).optional(),
          width: z.enum(['narrow', 'wide']).optional(),
        }),
      )
      .min(1, '至少一列')
      .max(templateLimits.columns),
    minRows: z.int().min(0).max(200).optional(),
  })
  .describe('清单：填报人增减的文字行');

/** The shape of a field of a section's form, of any kind. */
export const fieldSchema = z.discriminatedUnion('kind', [narrative, figure, choice, table, list]);
