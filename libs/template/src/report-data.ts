import { z } from 'zod';
import type { CompiledTemplate, TemplateError } from './compiled-template.js';
import { checkAnswerValue, checkFigure } from './entries.js';
import type { ReportInputs } from './evaluation.js';
import { GrownTemplates } from './grown-templates.js';
import { jsonPath } from './schema/json-path.js';
import { readShape } from './schema/read-shape.js';

const amounts = z
  .record(
    z.string().max(400),
    z
      .string({ error: '应为带引号的数字，例如 "1234.56"。' })
      .regex(/^-?\d{1,40}(\.\d{1,40})?$/, '应为数字，例如 "1234.56"。'),
  )
  .describe('数据代码 → 数值：带引号的十进制数；% 的数据写比率，0.95 即 95%；没有的数据整项省去');

/** The shape of a data file: what one report's people entered, and last year's figures where formulas ask for them. */
export const reportDataSchema = z
  .strictObject({
    figures: amounts,
    answers: z
      .record(z.string().max(400), z.unknown())
      .describe('填报项代码 → 内容：文字、选项、清单（对象的列表）、勾选（对象）、评定 {points, reason}、是否'),
    prior: amounts.optional().describe('上年数据，填报的和计算的，按代码'),
  })
  .describe('一份报告的填报数据');

export type ReadReportData =
  | {
      ok: true;
      inputs: ReportInputs;
      /** The template with the rows that the data adds to its tables; the report is evaluated with this one. */
      template: CompiledTemplate;
    }
  | { ok: false; errors: TemplateError[] };

/** Reads the data file of one report: shape, then every figure and answer as if it were typed. Never throws. */
export function readReportData(base: CompiledTemplate, json: unknown): ReadReportData {
  const shape = readShape(reportDataSchema, json);
  if (!shape.ok) return shape;
  const { figures, answers, prior } = shape.value;
  const template = new GrownTemplates().of(base, answers);
  const errors: TemplateError[] = [];
  const report = (part: string, key: string, code: string, message: string) => {
    const path = jsonPath([part, key]);
    errors.push({ code, where: key, path, message: `${path}：${message}` });
  };
  const stored: Record<string, string> = {};
  for (const [key, text] of Object.entries(figures)) {
    const entry = checkFigure(template, key, text);
    if (entry.ok) stored[key] = entry.value;
    else report('figures', key, entry.code, entry.message);
  }
  for (const [key, value] of Object.entries(answers)) {
    const problem = checkAnswerValue(template, key, value);
    if (problem) report('answers', key, problem.code, problem.message);
  }
  return errors.length
    ? { ok: false, errors }
    : { ok: true, template, inputs: { figures: stored, answers, ...(prior && { prior }) } };
}
