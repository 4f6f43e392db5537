import { describe, expect, it } from '@jest/globals';
import { decideReport, reportRefusals, settleReport } from './report-transition.js';
import type { ReportCommand, ReportFacts } from './report-transition.js';
import { reportActions, reportStates } from './states.js';
import type { ReportAction, ReportState } from './states.js';

const funds = { id: 's1', key: 'funds', title: '资金管理', state: 'signed_off' } as const;
const goals = { id: 's2', key: 'goals', title: '绩效目标', state: 'signed_off' } as const;

function report(state: ReportState, change: Partial<ReportFacts> = {}): ReportFacts {
  return {
    state,
    opened: false,
    revisionOpen: state === 'revision_requested',
    recompute: 'current',
    sections: [funds, goals],
    blockingFindings: [],
    ...change,
  };
}
const named = [{ sectionId: 's1', text: '更正支出数' }];
const codes = (facts: ReportFacts, command: ReportCommand) => {
  const decision = decideReport(facts, command);
  return decision.allowed ? [] : decision.refusals.map(({ code }) => code);
};

describe('decideReport: the table of states and actions', () => {
  const leads: Record<ReportAction, Partial<Record<ReportState, ReportState>>> = {
    submit: { ready: 'submitted' },
    withdraw: { submitted: 'ready' },
    open: { submitted: 'submitted' },
    accept: { submitted: 'accepted' },
    request_revision: { submitted: 'revision_requested', revision_requested: 'revision_requested' },
    publish: { accepted: 'published' },
  };
  const cases = reportActions.flatMap((action) =>
    reportStates.map((state) => ({ action, state, to: leads[action][state] })),
  );
  it.each(cases)('$action in $state leads to $to', ({ action, state, to }) => {
    const decision = decideReport(report(state), { action, sections: named });
    if (to) expect(decision).toEqual({ allowed: true, to });
    else expect(decision).toMatchObject({ allowed: false, refusals: [{ code: 'wrong_state', state }] });
  });
});

describe('submit', () => {
  const waiting = {
    sections: [funds, { ...goals, state: 'in_review' as const }],
    blockingFindings: [{ key: 'f', message: '合计不符' }],
    recompute: 'failed' as const,
  };
  it.each(['drafting', 'revision_requested'] as const)('in %s says what the report still waits for', (state) => {
    expect(reportRefusals(report(state, waiting), 'submit')).toEqual([
      { code: 'sections_unsigned', sections: [{ key: 'goals', title: '绩效目标' }] },
      { code: 'blocking_findings', findings: [{ key: 'f', message: '合计不符' }] },
      { code: 'recompute_pending', failed: true },
    ]);
  });
  it.each(['submit', 'accept'] as const)('%s waits for current numbers', (action) => {
    const facts = report(action === 'submit' ? 'ready' : 'submitted', { recompute: 'pending' });
    expect(codes(facts, { action })).toEqual(['recompute_pending']);
  });
});

describe('what the bureau has opened', () => {
  it('cannot be withdrawn, nor opened a second time', () => {
    expect(codes(report('submitted', { opened: true }), { action: 'withdraw' })).toEqual(['already_opened']);
    expect(codes(report('submitted', { opened: true }), { action: 'open' })).toEqual(['already_opened']);
  });
});

describe('request_revision', () => {
  it.each([undefined, []])('names at least one section (%j does not)', (sections) => {
    expect(codes(report('submitted'), { action: 'request_revision', sections })).toEqual(['sections_missing']);
  });
  it('says for each section what must change, and names sections of this report only', () => {
    const sections = [...named, { sectionId: 's2', text: ' ' }, { sectionId: 'elsewhere', text: '更正' }];
    expect(decideReport(report('submitted'), { action: 'request_revision', sections })).toEqual({
      allowed: false,
      refusals: [
        { code: 'section_unknown', sectionIds: ['elsewhere'] },
        { code: 'section_text_missing', sectionIds: ['s2'] },
      ],
    });
  });
});

describe('settleReport: ready follows by itself', () => {
  const unsigned = { sections: [funds, { ...goals, state: 'awaiting_sign_off' as const }] };
  const blocked = { blockingFindings: [{ key: 'f', message: '合计不符' }] };
  it.each([
    ['drafting', {}, 'ready'],
    ['revision_requested', {}, 'ready'],
    ['ready', {}, 'ready'],
    ['drafting', unsigned, 'drafting'],
    ['drafting', blocked, 'drafting'],
    ['drafting', { recompute: 'pending' }, 'drafting'],
    ['drafting', { sections: [] }, 'drafting'],
    ['ready', unsigned, 'drafting'],
    ['ready', { ...unsigned, revisionOpen: true }, 'revision_requested'],
    ['revision_requested', blocked, 'revision_requested'],
    ['submitted', unsigned, 'submitted'],
    ['accepted', blocked, 'accepted'],
    ['published', unsigned, 'published'],
  ] as const)('%s with %j becomes %s', (state, change, to) => {
    expect(settleReport(report(state, change))).toBe(to);
  });
});
