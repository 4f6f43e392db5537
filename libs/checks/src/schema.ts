import { z } from 'zod';
import type { CheckDefinition } from './definition.js';

const key = z
  .string()
  .max(200)
  .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/, '应为小写字母、数字、下划线，以点分段');
const keyOrPattern = z
  .string()
  .max(200)
  .regex(/^([a-z0-9_]+|\*)(\.([a-z0-9_]+|\*))*$/, '应为数据代码，或者 execution.*.spent 这样的通配');
/** Key of a table's row; empty for a row that is called like its table. */
const part = z
  .string()
  .max(200)
  .regex(/^([a-z0-9_]+(\.[a-z0-9_]+)*)?$/, '应为小写字母、数字、下划线，以点分段，也可以为空');
const text = z.string().trim().min(1, '不能为空').max(500);
const unit = z.string().max(20);
const decimal = z.string().regex(/^\d{1,15}(\.\d{1,10})?$/, '应为不带符号的十进制数，例如 0.5');
const formula = z.string().min(1, '不能为空').max(2000).describe('公式，语法见公式说明');

/** What every check has. */
const base = {
  key,
  severity: z.enum(['blocking', 'warning']).describe('blocking：错误，改正前不能提交；warning：需说明'),
  label: text,
  section: key.describe('须处理的章节'),
};
const place = z.strictObject({ label: text, formula, section: key, field: key });
const factPlace = z.union([
  z.strictObject({ label: text, section: key, figure: key }),
  z.strictObject({ label: text, section: key, narrative: key, phrase: text }),
]);

const rowSide = z.strictObject({ label: text, formula });
const words = z.array(text).min(1, '至少一个词').max(50);
const proseBase = z.strictObject({ label: text, words, figure: key, prior: z.literal(true).optional() });

/** The shape of each kind of check in a template. */
export const checkSchemas = {
  stated: z.strictObject({
    kind: z.literal('stated'),
    ...base,
    narrative: key,
    phrase: text.describe('数字前面的词语'),
    unit,
    figure: key,
  }),
  same_fact: z.strictObject({
    kind: z.literal('same_fact'),
    ...base,
    unit,
    places: z.array(factPlace).min(2, '至少两处').max(50),
  }),
  equal: z.strictObject({ kind: z.literal('equal'), ...base, left: place, right: place, unit, tolerance: decimal }),
  sum: z.strictObject({
    kind: z.literal('sum'),
    ...base,
    whole: place,
    parts: z
      .array(z.union([place, z.strictObject({ figures: keyOrPattern })]))
      .min(1, '至少一项')
      .max(200),
    unit,
    tolerance: decimal,
    blank: z.literal('zero').optional(),
  }),
  row: z.strictObject({
    kind: z.literal('row'),
    ...base,
    table: key,
    left: rowSide,
    right: rowSide,
    unit,
    tolerance: decimal,
    rows: z.array(part).min(1, '至少一行').max(500).optional(),
  }),
  prose: z.strictObject({
    kind: z.literal('prose'),
    ...base,
    narrative: key,
    figures: z
      .array(
        z.strictObject({
          figure: keyOrPattern,
          words: words.optional(),
          bases: z.array(proseBase).max(20).optional(),
          whole: key.optional(),
        }),
      )
      .min(1, '至少一个数据')
      .max(200),
  }),
  count: z.strictObject({
    kind: z.literal('count'),
    ...base,
    narrative: key,
    phrase: text.describe('数字前面的词语'),
    unit,
    list: key.optional(),
  }),
  percent: z.strictObject({ kind: z.literal('percent'), ...base, figure: key, formula: formula.optional() }),
  no_base: z.strictObject({
    kind: z.literal('no_base'),
    ...base,
    amount: formula,
    base: formula,
    table: key.optional(),
  }),
  jump: z.strictObject({
    kind: z.literal('jump'),
    ...base,
    figures: z.array(keyOrPattern).min(1, '至少一个数据').max(200),
    ratio: decimal,
    least: decimal.optional(),
    explained: key.optional(),
  }),
  carry_over: z.strictObject({ kind: z.literal('carry_over'), ...base, opening: key, closing: key }),
  two_targets: z.strictObject({
    kind: z.literal('two_targets'),
    ...base,
    lists: z
      .array(z.strictObject({ list: key, quantity: key, target: key }))
      .min(1, '至少一个清单')
      .max(20),
  }),
  unit_doubt: z.strictObject({ kind: z.literal('unit_doubt'), ...base, suspect: key, beside: key, ratio: decimal }),
  missing_reason: z.strictObject({ kind: z.literal('missing_reason'), ...base, table: key }),
  target: z.strictObject({
    kind: z.literal('target'),
    ...base,
    list: key,
    name: key,
    target: key,
    result: key,
    deviation: key.optional(),
    withdrawn: z.strictObject({ column: key, begins: text }).optional(),
  }),
  alert: z.strictObject({
    kind: z.literal('alert'),
    ...base,
    when: formula,
    value: key,
    valueLabel: text,
    message: text,
    field: key,
  }),
  missing_evidence: z.strictObject({ kind: z.literal('missing_evidence'), ...base, answer: key, item: key, list: key }),
} satisfies { [Kind in CheckDefinition['kind']]: z.ZodType<Extract<CheckDefinition, { kind: Kind }>> };

const [first, ...others] = Object.values(checkSchemas);

/** The shape of any check in a template; the kind decides which, so an error names the field of that kind. */
export const checkSchema: z.ZodType<CheckDefinition> = z.discriminatedUnion('kind', [first!, ...others]);
