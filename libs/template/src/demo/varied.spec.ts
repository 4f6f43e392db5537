import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@countersign/figures';
import {
  checkAnswerValue,
  checkFigure,
  compileTemplate,
  evaluateReport,
  requiredMissing,
  template2020,
  type ReportEvaluation,
} from '../index.js';
import { demoExplanations, settledInputs, variedInputs } from './index.js';

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error('the 2020 template does not compile');
const { template } = compiled;

const seeds = Array.from({ length: 41 }, (_, seed) => seed);
const reports = seeds.map((seed) => {
  const inputs = variedInputs(seed);
  return { seed, inputs, evaluation: evaluateReport(template, inputs) };
});
const blocking = ({ findings }: ReportEvaluation) =>
  findings.filter(({ severity }) => severity === 'blocking').map(({ check }) => check);
const totals = reports.map(({ evaluation }) => new Decimal(evaluation.total ?? 0));

describe('variedInputs', () => {
  it('gives the same department for the same seed', () => {
    expect(variedInputs(7)).toEqual(variedInputs(7));
  });

  it.each(reports)('department $seed could have been typed: every value is one that a save accepts', ({ inputs }) => {
    for (const [key, value] of Object.entries(inputs.figures))
      expect([key, checkFigure(template, key, value)]).toEqual([key, { ok: true, value }]);
    for (const [key, value] of Object.entries(inputs.answers))
      expect([key, checkAnswerValue(template, key, value)]).toEqual([key, null]);
  });

  it.each(reports)('department $seed owes no required field and has a total', ({ inputs, evaluation }) => {
    expect([...template.sections.keys()].flatMap((section) => requiredMissing(template, section, inputs))).toEqual([]);
    expect(evaluation.total).not.toBeNull();
  });

  it.each(reports)('department $seed spends no more than its index in any row', ({ evaluation: { derived } }) => {
    for (const [key, result] of Object.entries(derived).filter(([each]) => /^execution\..*\.remaining$/.test(each)))
      expect([key, 'value' in result && new Decimal(result.value).gte(0)]).toEqual([key, true]);
  });

  it.each(reports)('department $seed: only every tenth has blocking findings', ({ seed, evaluation }) => {
    const expected = seed % 20 === 0 ? ['execution_reasons'] : seed % 10 === 0 ? ['stated_execution_rate'] : [];
    expect(blocking(evaluation)).toEqual(expected);
  });

  it('spreads the departments from weak to excellent', () => {
    expect(Decimal.min(...totals).toFixed()).toMatch(/^7[7-9]|^8[0-2]/);
    expect(Decimal.max(...totals).toFixed()).toMatch(/^9[89]/);
    const below = (bound: number) => totals.filter((total) => total.lt(bound)).length;
    expect(below(88)).toBeGreaterThanOrEqual(5);
    expect(totals.length - below(95)).toBeGreaterThanOrEqual(5);
  });

  it('lets neighbouring departments differ in pace', () => {
    const paces = reports.map(({ evaluation }) => JSON.stringify(evaluation.derived['execution.total.progress']));
    expect(new Set(paces).size).toBe(paces.length);
  });
});

describe('demoExplanations', () => {
  it('answers every warning of the demo reports that may be submitted', () => {
    const submittable = [settledInputs, ...reports.filter(({ seed }) => seed % 10).map(({ inputs }) => inputs)];
    const warnings = submittable
      .flatMap((inputs) => evaluateReport(template, inputs).findings)
      .map(({ check }) => check);
    expect([...new Set(warnings)].sort()).toEqual(Object.keys(demoExplanations).sort());
  });
});
