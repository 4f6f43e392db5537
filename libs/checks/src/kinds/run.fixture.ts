import { buildModel, type FigureFormat } from '@countersign/figures';
import type { CheckContext, ReasonTable } from '../context.js';
import type { CheckDefinition } from '../definition.js';
import type { Finding } from '../finding.js';
import { runChecks } from '../run-checks.js';

const wan: FigureFormat = { unit: '万元', decimals: 2 };
const formats: Record<string, FigureFormat> = {
  'projects.total_index': wan,
  'execution.remaining': wan,
  'staff.dispatch_cost': wan,
  'procurement.services.actual': wan,
  'cash.closing': { unit: '元', decimals: 2 },
  'projects.planned': { unit: '个', decimals: 0 },
  'staff.posts': { unit: '人', decimals: 0 },
  'staff.on_posts': { unit: '人', decimals: 0 },
  'staff.control': { unit: '%', decimals: 2 },
};
const labels: Record<string, string> = {
  'projects.total_index': '项目总指标',
  'execution.remaining': '指标结余',
  'cash.closing': '期末余额',
  'staff.control': '财政供养人员控制率',
  projects_text: '项目管理情况',
  goals: '表6 绩效目标完成情况',
  execution: '表5 预算执行情况',
  supervision: '项目监管',
  documents: '监管资料',
};

const built = buildModel({
  inputs: Object.keys(formats).filter((key) => key !== 'staff.control'),
  derived: [{ key: 'staff.control', formula: 'staff.on_posts / staff.posts' }],
});
if (!built.ok) throw new Error('the model does not build');
export const { model } = built;

/** What a spec gives of a report. */
export interface Report {
  figures?: Record<string, string>;
  answers?: Record<string, unknown>;
  table?: ReasonTable;
}

/** Runs one check over a small model, for specs. */
export function run(check: CheckDefinition, { figures = {}, answers = {}, table }: Report): Finding[] {
  const evaluation = model.evaluate(figures);
  const context: CheckContext = {
    value: (formula) => {
      const compiled = model.compile(formula);
      if (!compiled.ok) throw new Error(formula);
      return compiled.reader.read(evaluation);
    },
    format: (figure) => formats[figure] ?? wan,
    answer: (key) => answers[key],
    label: (key) => labels[key] ?? key,
    section: (key) => `section of ${key.split('.')[0]}`,
    reasonTable: () => table,
  };
  return runChecks([check], context);
}

/** What every check has, for specs that look at the rest. */
export const base = { key: 'c', severity: 'warning', label: '核对', section: 's' } as const;
