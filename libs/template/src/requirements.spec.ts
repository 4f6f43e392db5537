import { describe, expect, it } from '@jest/globals';
import { compiled2020 } from './compiled-2020.fixture.js';
import { settledInputs } from './demo/index.js';
import { requiredMissing } from './index.js';

const template = compiled2020();

/** What the section owes once these answers or figures are changed; undefined takes one away. */
function owed(section: string, change: { answers?: Record<string, unknown>; figures?: Record<string, undefined> }) {
  const kept = (values: Readonly<Record<string, unknown>>, changes: Record<string, unknown> = {}) =>
    Object.fromEntries(Object.entries({ ...values, ...changes }).filter(([, value]) => value !== undefined));
  return requiredMissing(template, section, {
    figures: kept(settledInputs.figures, change.figures) as Record<string, string>,
    answers: kept(settledInputs.answers, change.answers),
  });
}

describe('requiredMissing', () => {
  it('an empty report owes every required field of a section, in the order of its form', () => {
    const fields = requiredMissing(template, 'compliance', { figures: {}, answers: {} }).map(({ field }) => field);
    expect(fields).toEqual([
      'compliance_evidence',
      'compliance_narrative',
      'financial_compliance.spending',
      'financial_compliance.accounting',
    ]);
  });

  it('a table owes its empty cells as one line that leads to the first of them', () => {
    const missing = owed('execution', {
      figures: { 'execution.project.purchases.spent': undefined, 'execution.project.reserve.spent': undefined },
    });
    expect(missing).toEqual([
      { field: 'execution.project.purchases.spent', label: '表5 部门预算执行情况（还有 2 格未填，没有金额的请填 0）' },
    ]);
  });

  it('computed and linked cells are never owed', () => {
    const missing = requiredMissing(template, 'execution', { figures: {}, answers: {} });
    expect(missing[0]).toMatchObject({ field: 'execution.government_investment.investment_platform.budget' });
    expect(missing[0]!.label).toContain('53 格');
  });

  it.each<[string, string, Record<string, unknown>, { field: string; label: RegExp }]>([
    [
      'a narrative of blanks',
      'staff',
      { staff_narrative: ' \n　' },
      { field: 'staff_narrative', label: /人员管理说明/ },
    ],
    ['too few rows', 'rules', { rules_in_force: [] }, { field: 'rules_in_force', label: /至少 3 行/ }],
    [
      'a row with an empty required cell',
      'duties',
      { duties: [{ duty: '一' }, { duty: ' ' }, { duty: '三' }] },
      { field: 'duties', label: /第 2 行未填完整/ },
    ],
    [
      'a checklist with an item left open',
      'projects',
      { procedure: { set_up: true } },
      { field: 'procedure', label: /项目实施程序/ },
    ],
    [
      'a choice not made',
      'disclosure',
      { 'disclosure.budget': undefined },
      { field: 'disclosure.budget', label: /公开/ },
    ],
    [
      'fewer points without a reason',
      'goal_completion',
      { effects: { points: '18' } },
      { field: 'effects', label: /效益/ },
    ],
    [
      'a judged indicator that argues too few aspects',
      'goal_completion',
      { social_effect: '' },
      { field: 'social_effect', label: /至少论述 3 个方面，现有 2 个/ },
    ],
  ])('asks for %s', (_, section, answers, { field, label }) => {
    expect(owed(section, { answers })).toEqual([{ field, label: expect.stringMatching(label) }]);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['fewer points with a reason', 'goal_completion', { effects: { points: '18', reason: '缺少数据' } }],
    ['full points, however they are written', 'goal_completion', { effects: { points: '20.0' } }],
    ['an optional list', 'projects', { supervision_evidence: undefined }],
    ['a veto that nobody answers: silence is no', 'compliance', { 'financial_compliance.misuse': undefined }],
  ])('is content with %s', (_, section, answers) => {
    expect(owed(section, { answers })).toEqual([]);
  });

  it('what is owed by one section is not asked of another', () => {
    expect(owed('duties', { answers: { staff_narrative: undefined } })).toEqual([]);
    expect(requiredMissing(template, 'annex', { figures: {}, answers: {} })).toEqual([]);
  });
});
