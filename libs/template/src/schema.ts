import { checkSchema } from '@countersign/checks';
import { indicatorSchema } from '@countersign/scoring';
import { z } from 'zod';
import type { TemplateDefinition } from './definition.js';
import { fieldSchema, figureShape } from './schema/field-schema.js';
import { templateLimits } from './schema/limits.js';
import { groupSchema, rubricSettingsSchema } from './schema/rubric-schema.js';
import { flag, formulaText, keyText, labelText, longText, shortText } from './schema/texts.js';

const sectionSchema = z.strictObject({
  key: keyText,
  number: shortText.describe('印出的编号，例如 一、（四）'),
  title: labelText,
  parent: keyText.optional().describe('上级标题的代码'),
  heading: flag.optional().describe('只是标题，没有栏目，不分派'),
  guidance: longText.optional().describe('一两句话告诉填报人这里写什么'),
  office: shortText.optional().describe('通常由哪个科室填报'),
  assisting: z.array(labelText).max(50).optional().describe('协办科室'),
  countersign: z.enum(['all', 'any', 'majority']).optional().describe('会签需要全部、任一或过半数，省去时为全部'),
  fields: z.array(fieldSchema).max(templateLimits.fieldsOfSection),
  shows: z.array(keyText).max(templateLimits.rows).optional().describe('本章节另外显示、签批因此覆盖的数据'),
  showsScore: z.enum(['summary', 'indicators']).optional().describe('显示得分：分组小计或逐项指标'),
});

const derivedSchema = z.strictObject({
  key: keyText,
  label: labelText,
  ...figureShape,
  formula: formulaText,
  section: keyText.describe('首先显示它的章节'),
});

/**
 * The shape of a template as JSON, whatever wrote it: an editor, a file, a program. Whether its parts fit each
 * other is asked by `compileTemplate`; `readTemplate` does both.
 */
export const templateSchema = z
  .strictObject({
    key: z
      .string()
      .max(templateLimits.key)
      .regex(/^[a-z][a-z0-9-]*$/, '应为小写字母开头的小写字母、数字、连字符')
      .describe('模板代码，各年度相同'),
    year: z.int().min(2000).max(2100).describe('预算年度'),
    title: labelText,
    sections: z.array(sectionSchema).min(1, '至少一个章节').max(templateLimits.sections),
    derived: z.array(derivedSchema).max(templateLimits.derived).describe('不属于表的计算值'),
    groups: z.array(groupSchema).max(templateLimits.groups).describe('评分分组'),
    indicators: z.array(indicatorSchema).max(templateLimits.indicators).describe('评价指标，满分合计 100 分'),
    rubric: rubricSettingsSchema.optional().describe('评分总则：上限、一票否决、等级、不适用的分值'),
    checks: z.array(checkSchema).max(templateLimits.checks).describe('核查规则'),
  })
  .describe('部门整体支出绩效自评报告模板') satisfies z.ZodType<TemplateDefinition>;
