import { describe, expect, it } from '@jest/globals';
import { compiled2020 } from '../../compiled-2020.fixture.js';
import { settledInputs } from '../../demo/index.js';
import { evaluateReport } from '../../index.js';

const template = compiled2020();

/** Checks that find something new in the settled report after a change. */
function foundBy(figures: Record<string, string>, answers: Record<string, unknown> = {}) {
  const checksOf = (inputs: typeof settledInputs) =>
    evaluateReport(template, inputs).findings.map(({ check, section }) => `${check} → ${section}`);
  const before = new Set(checksOf(settledInputs));
  return checksOf({
    figures: { ...settledInputs.figures, ...figures },
    answers: { ...settledInputs.answers, ...answers },
  }).filter((check) => !before.has(check));
}

describe('the checks of the 2020 template', () => {
  it.each<[string, string[], Record<string, string>, Record<string, unknown>]>([
    [
      'the parts of 公用经费 do not add up',
      ['public_expense_parts → execution'],
      { 'execution.basic.public.daily.spent': '32.78' },
      {},
    ],
    [
      'two typed costs of dispatched labour differ',
      ['labour_dispatch_paid → staff'],
      { 'staff.labour_dispatch_cost': '46.71' },
      {},
    ],
    [
      'the text tells another execution rate',
      ['stated_execution_rate → execution'],
      {},
      { execution_narrative: '总体执行进度98.60%，符合要求。' },
    ],
    [
      'the text tells another number of slow projects',
      ['stated_below_target → goal_completion'],
      { 'projects.below_95_percent_progress': '6' },
      {},
    ],
    ['a reason is taken away', ['execution_reasons → execution'], {}, { 'execution.project.reserve.reason': ' ' }],
    [
      'supervision is claimed without a document',
      ['supervision_evidence → projects'],
      {},
      { supervision_evidence: [] },
    ],
  ])('%s', (_, found, figures, answers) => {
    expect(foundBy(figures, answers)).toEqual(found);
  });
});
