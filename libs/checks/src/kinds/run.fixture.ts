import { buildModel, Decimal, known, unknown, type FigureFormat } from '@countersign/figures';
import type { CheckContext, CheckRow, ReasonTable } from '../context.js';
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
  'three_public.budget': wan,
  'three_public.final': wan,
  'three_public.rate': { unit: '%', decimals: 2 },
  'three_public.abroad.budget': wan,
  'three_public.abroad.final': wan,
  'three_public.reception.budget': wan,
  'three_public.reception.final': wan,
  'three_public.vehicles.budget': wan,
  'three_public.vehicles.final': wan,
  'three_public.receptions': { unit: '批次', decimals: 0 },
  'three_public.guests': { unit: '人次', decimals: 0 },
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
  'three_public.budget': '表1 三公经费合计 预算',
  'three_public.final': '表1 三公经费合计 决算',
  'three_public.abroad.budget': '表1 因公出国（境）费 预算',
  'three_public.abroad.final': '表1 因公出国（境）费 决算',
  'three_public.reception.budget': '表1 公务接待费 预算',
  'three_public.reception.final': '表1 公务接待费 决算',
  'three_public.vehicles.budget': '表1 公务用车购置及运行费 预算',
  'three_public.vehicles.final': '表1 公务用车购置及运行费 决算',
  three_public_text: '三公经费说明',
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
  prior?: Record<string, string>;
  rows?: CheckRow[];
}

/** Runs one check over a small model, for specs. */
export function run(
  check: CheckDefinition,
  { figures = {}, answers = {}, table, prior = {}, rows = [] }: Report,
): Finding[] {
  const evaluation = model.evaluate(figures);
  const context: CheckContext = {
    value: (formula) => {
      const compiled = model.compile(formula);
      if (!compiled.ok) throw new Error(formula);
      return compiled.reader.read(evaluation);
    },
    keysOf: (formula) => {
      const compiled = model.compile(formula);
      return compiled.ok ? compiled.reader.keys : [];
    },
    prior: (key) => (prior[key] === undefined ? unknown([`${key}@prior`]) : known(new Decimal(prior[key]))),
    isTyped: (key) => model.has(key) && !model.isComputed(key),
    rows: () => rows,
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
