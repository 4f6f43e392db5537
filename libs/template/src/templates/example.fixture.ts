import {
  compileTemplate,
  evaluateReport,
  readReportData,
  type ReportEvaluation,
  type ReportInputs,
  type TemplateDefinition,
} from '../index.js';

/** An example report of a template, and the same with figures or answers changed; undefined takes one away. */
export function exampleOf(definition: TemplateDefinition, example: ReportInputs) {
  const compiled = compileTemplate(definition);
  if (!compiled.ok) throw new Error(compiled.errors.map(({ message }) => message).join('\n'));
  return (
    figures: Record<string, string | undefined> = {},
    answers: Record<string, unknown> = {},
    prior: Record<string, string | undefined> = {},
  ): ReportEvaluation => {
    const data = readReportData(compiled.template, {
      figures: given({ ...example.figures, ...figures }),
      answers: given({ ...example.answers, ...answers }),
      prior: given({ ...example.prior, ...prior }),
    });
    if (!data.ok) throw new Error(data.errors.map(({ message }) => message).join('\n'));
    return evaluateReport(data.template, data.inputs);
  };
}

const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Points of one indicator; null while they are open. */
export function pointsOf(report: ReportEvaluation, key: string): string | null {
  const score = report.scores.find((each) => each.key === key);
  if (!score) throw new Error(`no indicator ${key}`);
  return score.points;
}

/** Exact value of a computed figure, undefined while there is none. */
export function valueOf(report: ReportEvaluation, key: string): string | undefined {
  const result = report.derived[key];
  return result && 'value' in result ? result.value : undefined;
}

export const foundBy = (report: ReportEvaluation): string[] => report.findings.map(({ check }) => check);
