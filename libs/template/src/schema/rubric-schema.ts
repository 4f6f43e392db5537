import type { RubricSettings } from '@countersign/scoring';
import { z } from 'zod';
import { templateLimits } from './limits.js';
import { decimalText, formulaText, keyText, labelText } from './texts.js';

export const groupSchema = z.strictObject({
  key: keyText,
  label: labelText,
  parent: keyText.optional(),
  max: decimalText.optional().describe('本组最多得分'),
  lossCap: decimalText.optional().describe('本组合计最多扣分'),
});

const vetoSchema = z.strictObject({
  key: keyText,
  label: labelText,
  when: formulaText.describe('不为 0 时一票否决'),
  group: keyText.optional().describe('只管这一组；省去时管总分'),
  to: decimalText.describe('否决后最多得分'),
});

/** The shape of what holds for a rubric as a whole. */
export const rubricSettingsSchema = z.strictObject({
  cap: decimalText.optional().describe('总分上限；省去时为各指标满分之和'),
  notApplicable: z
    .enum(['full', 'siblings', 'all'])
    .optional()
    .describe('不适用指标的分值：full 记满分，siblings 分给同组指标，all 分给全部指标'),
  vetoes: z.array(vetoSchema).max(50).optional(),
  grades: z
    .array(z.strictObject({ label: labelText, from: decimalText.describe('最低总分，含本数') }))
    .min(1, '至少一档')
    .max(templateLimits.grades)
    .optional()
    .describe('评价等级，从高到低，最后一档从 0 起'),
}) satisfies z.ZodType<RubricSettings>;
