import { describe, expect, it } from '@jest/globals';
import type { SectionActor, SectionCommand, SectionFacts } from './section-facts.js';
import { contentLocks, decideSection, lapse, sectionRefusals } from './section-transition.js';
import { sectionActions, sectionStates } from './states.js';
import type { SectionAction, SectionState } from './states.js';

const actor: SectionActor = { id: 'somebody', reviewerOf: [] };
const finding = { key: 'f1', message: '合计不符' };

/** Complete, assigned, countersigned, computed: nothing but the state stands against an act. */
function section(state: SectionState, change: Partial<SectionFacts> = {}): SectionFacts {
  const reviewed = state === 'awaiting_sign_off' || state === 'signed_off';
  return {
    state,
    reportState: 'drafting',
    revisionOpen: false,
    reopened: false,
    officeId: 'finance-office',
    leaderId: 'leader',
    submittedBy: state === 'draft' ? null : 'owner',
    approvedBy: reviewed ? 'reviewer' : null,
    lastAct: reviewed ? { action: 'approve', by: 'reviewer' } : { action: 'submit', by: 'owner' },
    assisting: [],
    countersignRule: 'all',
    recompute: 'current',
    requiredMissing: [],
    blockingFindings: [],
    unexplainedWarnings: [],
    unansweredNotes: [],
    digest: 'd1',
    ...change,
  };
}

function codes(facts: SectionFacts, command: SectionCommand, by: SectionActor = actor): string[] {
  const decision = decideSection(facts, command, by);
  return decision.allowed ? [] : decision.refusals.map(({ code }) => code);
}

describe('decideSection: the table of states and actions', () => {
  // the design's table; what is not listed is refused
  const leads: Record<SectionAction, Partial<Record<SectionState, SectionState>>> = {
    submit: { draft: 'in_review', returned: 'in_review' },
    recall: { in_review: 'draft', awaiting_sign_off: 'in_review' },
    countersign: { in_review: 'in_review' },
    approve: { in_review: 'awaiting_sign_off' },
    return: { in_review: 'returned', awaiting_sign_off: 'returned' },
    sign: { awaiting_sign_off: 'signed_off' },
    reopen: { signed_off: 'returned' },
  };
  const cases = sectionActions.flatMap((action) =>
    sectionStates.map((state) => ({ action, state, to: leads[action][state] })),
  );

  it.each(cases)('$action in $state leads to $to', ({ action, state, to }) => {
    const assisting = [{ officeId: 'office-b', name: '人事科', countersigned: action !== 'countersign' }];
    const by = {
      id: action === 'recall' ? (state === 'awaiting_sign_off' ? 'reviewer' : 'owner') : 'somebody',
      reviewerOf: ['office-b'],
    };
    const decision = decideSection(section(state, { assisting }), { action, reason: '请核对', digest: 'd1' }, by);
    if (to) expect(decision).toEqual({ allowed: true, to });
    else expect(decision).toMatchObject({ allowed: false, refusals: [{ code: 'wrong_state', state }] });
  });

  it('tells a wrong state once, without conditions that belong to another moment', () => {
    expect(
      codes(section('signed_off', { requiredMissing: [{ field: 'a', label: 'A' }] }), { action: 'submit' }),
    ).toEqual(['wrong_state']);
  });
});

describe('submit', () => {
  it('names everything that is missing at once, not the first', () => {
    const facts = section('returned', {
      officeId: null,
      leaderId: null,
      requiredMissing: [{ field: 'execution.reason', label: '原因' }],
      blockingFindings: [finding],
      unexplainedWarnings: [{ key: 'f2', message: '增幅较大' }],
      unansweredNotes: [{ field: null, text: '请补充依据' }],
      recompute: 'pending',
    });
    expect(decideSection(facts, { action: 'submit' }, actor)).toEqual({
      allowed: false,
      refusals: [
        { code: 'unassigned', lacks: ['office', 'leader'] },
        { code: 'required_missing', fields: [{ field: 'execution.reason', label: '原因' }] },
        { code: 'blocking_findings', findings: [finding] },
        { code: 'warnings_unexplained', findings: [{ key: 'f2', message: '增幅较大' }] },
        { code: 'notes_unanswered', notes: [{ field: null, text: '请补充依据' }] },
        { code: 'recompute_pending', failed: false },
      ],
    });
  });
});

describe('no act on old numbers', () => {
  const acts = [
    ['submit', 'draft'],
    ['approve', 'in_review'],
    ['sign', 'awaiting_sign_off'],
  ] as const;
  it.each(acts)('%s waits while figures are being recomputed, and says so when that failed', (action, state) => {
    const command = { action, digest: 'd1' };
    expect(codes(section(state, { recompute: 'pending' }), command)).toEqual(['recompute_pending']);
    expect(decideSection(section(state, { recompute: 'failed' }), command, actor)).toMatchObject({
      refusals: [{ code: 'recompute_pending', failed: true }],
    });
  });
  it.each([
    ['return', 'in_review'],
    ['reopen', 'signed_off'],
  ] as const)('%s goes on meanwhile', (action, state) => {
    expect(codes(section(state, { recompute: 'pending' }), { action, reason: '数据有误' })).toEqual([]);
  });
});

describe('recall: an own act can be taken back until somebody else acts', () => {
  const recall = (facts: SectionFacts, id: string) => codes(facts, { action: 'recall' }, { id, reviewerOf: [] });

  it('lets only the submitter take back the submission', () => {
    expect(recall(section('in_review'), 'owner')).toEqual([]);
    expect(recall(section('in_review'), 'colleague')).toEqual(['not_own_act']);
  });
  it('is refused to the submitter once an assisting office confirmed', () => {
    const facts = section('in_review', { lastAct: { action: 'countersign', by: 'reviewer-b' } });
    expect(decideSection(facts, { action: 'recall' }, { id: 'owner', reviewerOf: [] })).toMatchObject({
      refusals: [{ code: 'acted_since', action: 'countersign' }],
    });
  });
  it('is refused to the submitter once the section was approved', () => {
    expect(recall(section('awaiting_sign_off'), 'owner')).toEqual(['acted_since']);
  });
  it('is refused to the submitter after the leader sent the section one step back', () => {
    expect(recall(section('in_review', { lastAct: { action: 'return', by: 'leader' } }), 'owner')).toEqual([
      'acted_since',
    ]);
  });
  it('lets the reviewer take back an approval, but not after the signature lapsed', () => {
    expect(recall(section('awaiting_sign_off'), 'reviewer')).toEqual([]);
    const lapsed = section('awaiting_sign_off', { lastAct: { action: 'lapse', by: null } });
    expect(recall(lapsed, 'reviewer')).toEqual(['acted_since']);
  });
  it('lets a reviewer who took back the approval do no more: the submission is the owner’s', () => {
    const facts = section('in_review', { lastAct: { action: 'recall', by: 'reviewer' } });
    expect(recall(facts, 'reviewer')).toEqual(['not_own_act']);
    expect(recall(facts, 'owner')).toEqual(['acted_since']);
  });
});

describe('separation of duties', () => {
  it.each([
    ['countersign', 'in_review', 'owner', 'submit'],
    ['approve', 'in_review', 'owner', 'submit'],
    ['sign', 'awaiting_sign_off', 'owner', 'submit'],
    ['sign', 'awaiting_sign_off', 'reviewer', 'approve'],
  ] as const)('%s in %s is refused to the %s', (action, state, id, did) => {
    const assisting = [{ officeId: 'office-b', name: '人事科', countersigned: action !== 'countersign' }];
    const facts = section(state, { assisting });
    expect(decideSection(facts, { action, digest: 'd1' }, { id, reviewerOf: ['office-b'] })).toEqual({
      allowed: false,
      refusals: [{ code: 'same_person', did }],
    });
  });
});

describe('countersign and approve', () => {
  const assisting = [
    { officeId: 'b', name: '人事科', countersigned: true },
    { officeId: 'c', name: '业务科', countersigned: false },
  ];
  it('lets a reviewer confirm only for an assisting office that has not confirmed yet', () => {
    const by = (officeId: string) => ({ id: 'reviewer-x', reviewerOf: [officeId] });
    expect(codes(section('in_review', { assisting }), { action: 'countersign' }, by('c'))).toEqual([]);
    expect(codes(section('in_review', { assisting }), { action: 'countersign' }, by('b'))).toEqual([
      'nothing_to_countersign',
    ]);
    expect(codes(section('in_review', { assisting }), { action: 'countersign' }, by('z'))).toEqual([
      'nothing_to_countersign',
    ]);
  });
  it('names the offices that approval still waits for', () => {
    expect(decideSection(section('in_review', { assisting }), { action: 'approve' }, actor)).toEqual({
      allowed: false,
      refusals: [{ code: 'countersignature_missing', rule: 'all', offices: ['业务科'] }],
    });
    expect(codes(section('in_review', { assisting, countersignRule: 'any' }), { action: 'approve' })).toEqual([]);
  });
});

describe('return and reopen', () => {
  it.each([{}, { reason: '  ' }, { notes: [] }, { notes: [{ field: null, text: ' ' }] }])(
    'want a reason, and %j is none',
    (given) => {
      expect(codes(section('in_review'), { action: 'return', ...given })).toEqual(['reason_missing']);
      expect(codes(section('signed_off'), { action: 'reopen', ...given })).toEqual(['reason_missing']);
    },
  );
  it('take a pinned note for a reason', () => {
    expect(codes(section('in_review'), { action: 'return', notes: [{ field: 'a', text: '有误' }] })).toEqual([]);
  });
  it('let the leader choose one step back, which does not exist in review', () => {
    const command = { action: 'return', reason: '请再核', to: 'in_review' } as const;
    expect(decideSection(section('awaiting_sign_off'), command, actor)).toEqual({ allowed: true, to: 'in_review' });
    expect(codes(section('in_review'), command)).toEqual(['not_one_step_back']);
  });
  it('are offered on screen before a reason is typed', () => {
    expect(sectionRefusals(section('in_review'), 'return', actor)).toEqual([]);
  });
});

describe('sign', () => {
  it.each([undefined, 'd0'])('is refused when the digest shown (%s) is not the current one', (digest) => {
    expect(codes(section('awaiting_sign_off'), { action: 'sign', digest })).toEqual(['digest_changed']);
  });
});

describe('what the bureau holds, and what it did not name, does not move', () => {
  const moves = [
    ['submit', 'draft'],
    ['approve', 'in_review'],
    ['return', 'in_review'],
    ['reopen', 'signed_off'],
    ['sign', 'awaiting_sign_off'],
  ] as const;
  const command = (action: SectionAction) => ({ action, reason: '更正', digest: 'd1' });

  it.each(
    (['submitted', 'accepted', 'published'] as const).flatMap((reportState) =>
      moves.map(([action, state]) => ({ action, state, reportState })),
    ),
  )('$action is refused while the report is $reportState', ({ action, state, reportState }) => {
    expect(codes(section(state, { reportState }), command(action))).toEqual(['report_locked']);
  });
  it.each(moves)(
    'in a revision, %s moves a named section only (a lapsed signature may be renewed)',
    (action, state) => {
      const revision = { reportState: 'revision_requested', revisionOpen: true } as const;
      expect(codes(section(state, { ...revision, reopened: true }), command(action))).toEqual([]);
      expect(codes(section(state, { ...revision, reopened: false }), command(action))).toEqual(
        action === 'sign' ? [] : ['not_reopened'],
      );
    },
  );
  it('keeps unnamed sections locked when the revision is ready again', () => {
    const facts = section('signed_off', { reportState: 'ready', revisionOpen: true });
    expect(codes(facts, command('reopen'))).toEqual(['not_reopened']);
  });
});

describe('contentLocks', () => {
  it('says why nothing can be written', () => {
    expect(contentLocks(section('draft'))).toEqual([]);
    expect(contentLocks(section('in_review')).map(({ code }) => code)).toEqual(['wrong_state']);
    expect(contentLocks(section('signed_off', { reportState: 'submitted' })).map(({ code }) => code)).toEqual([
      'report_locked',
      'wrong_state',
    ]);
    const unnamed = section('returned', { reportState: 'revision_requested', revisionOpen: true });
    expect(contentLocks(unnamed)).toEqual([{ code: 'not_reopened' }]);
  });
});

describe('lapse', () => {
  it.each(sectionStates)('a changed covered figure asks for a new signature only where one was given (%s)', (state) => {
    expect(lapse(state, true)).toBe(state === 'signed_off' ? 'awaiting_sign_off' : state);
    expect(lapse(state, false)).toBe(state);
  });
});
