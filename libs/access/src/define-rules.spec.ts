import { decideReport, decideSection } from '@countersign/workflow';
import type { ReportFacts, ReportState, SectionFacts, SectionState } from '@countersign/workflow';
import { describe, expect, it } from '@jest/globals';
import { abilityOf, subject } from './ability.js';
import { defineRules, officesOf } from './define-rules.js';
import { grantsOf, reportExpectations, sectionExpectations } from './expectations.js';
import type { Persona, ReportTrial, SectionTrial } from './expectations.js';
import type { Grant, SubjectFacts } from './subjects.js';

const places = {
  department: 'd1',
  office: 'o1',
  assisting: 'o2',
  other: 'o3',
  otherDepartment: 'd2',
  otherDepartmentOffice: 'o9',
};

function sectionFacts(state: SectionState, trial: SectionTrial): SectionFacts & SubjectFacts['Section'] {
  const moved = state !== 'draft' && state !== 'returned';
  const reviewed = state === 'awaiting_sign_off' || state === 'signed_off';
  return {
    departmentId: 'd1',
    state,
    reportState: state === 'signed_off' ? 'ready' : 'drafting',
    revisionOpen: false,
    reopened: false,
    officeId: 'o1',
    assistingOfficeIds: ['o2'],
    leaderId: 'leader',
    submittedBy: moved ? 'owner' : null,
    approvedBy: reviewed ? 'reviewer' : null,
    lastAct: reviewed ? { action: 'approve', by: 'reviewer' } : moved ? { action: 'submit', by: 'owner' } : null,
    assisting: [{ officeId: 'o2', name: '人事科', countersigned: trial !== 'countersign' && trial !== 'recall' }],
    countersignRule: 'all',
    recompute: 'current',
    requiredMissing: [],
    blockingFindings: [],
    unexplainedWarnings: [],
    unansweredNotes: [],
    digest: 'd',
  };
}

const abilityFor = (persona: Persona) => abilityOf(defineRules({ id: persona, grants: grantsOf(persona, places) }));

function sectionAllowed(persona: Persona, state: SectionState, trial: SectionTrial): boolean {
  const facts = sectionFacts(state, trial);
  const ability = abilityFor(persona);
  if (trial === 'save') return ability.can('save', subject('Section', facts), 'owner');
  if (trial === 'save_assisting') return ability.can('save', subject('Section', facts), 'assisting');
  const actor = { id: persona, reviewerOf: officesOf(grantsOf(persona, places), 'reviewer') };
  return (
    ability.can(trial, subject('Section', facts)) &&
    decideSection(facts, { action: trial, reason: '请更正', digest: 'd' }, actor).allowed
  );
}

describe('sections: who may do what in which state', () => {
  it.each(sectionExpectations())(
    '$persona, $state: $trial is allowed: $allowed',
    ({ persona, state, trial, allowed }) => {
      expect(sectionAllowed(persona, state, trial)).toBe(allowed);
    },
  );
});

function reportAllowed(persona: Persona, state: ReportState, trial: ReportTrial): boolean {
  const facts: ReportFacts & SubjectFacts['Report'] = {
    departmentId: 'd1',
    state,
    opened: false,
    revisionOpen: state === 'revision_requested',
    recompute: 'current',
    sections: [{ id: 's', key: 'funds', title: '资金', state: 'signed_off' }],
    blockingFindings: [],
  };
  if (!abilityFor(persona).can(trial, subject('Report', facts))) return false;
  if (trial === 'read' || trial === 'assign') return true;
  return decideReport(facts, { action: trial, sections: [{ sectionId: 's', text: '更正' }] }).allowed;
}

describe('reports: who may do what in which state', () => {
  it.each(reportExpectations())(
    '$persona, $state: $trial is allowed: $allowed',
    ({ persona, state, trial, allowed }) => {
      expect(reportAllowed(persona, state, trial)).toBe(allowed);
    },
  );
});

describe('scopes', () => {
  const report = { departmentId: 'd1', state: 'submitted', opened: true, revisionOpen: false } as const;
  const can = (grants: Grant[], departmentId: string) =>
    abilityOf(defineRules({ id: 'p', grants })).can('read', subject('Report', { ...report, departmentId }));

  it('finance with named departments sees only those', () => {
    const grants: Grant[] = [{ role: 'finance', departmentId: 'd1', officeId: null }];
    expect(can(grants, 'd1')).toBe(true);
    expect(can(grants, 'd2')).toBe(false);
  });
  it('an office role whose department is unknown opens nothing, least of all everything', () => {
    expect(can([{ role: 'owner', departmentId: null, officeId: 'o1' }], 'd1')).toBe(false);
  });
  it('somebody without a role reads templates and nothing else', () => {
    const ability = abilityOf(defineRules({ id: 'p', grants: [] }));
    expect(ability.can('read', 'Template')).toBe(true);
    expect(
      ['Report', 'Section', 'Organisation', 'Person', 'Audit', 'Mail'].filter((name) =>
        ability.can('read', name as 'Report'),
      ),
    ).toEqual([]);
  });
  it('several roles add up', () => {
    const grants: Grant[] = [
      { role: 'owner', departmentId: 'd1', officeId: 'o1' },
      { role: 'reviewer', departmentId: 'd1', officeId: 'o2' },
    ];
    const ability = abilityOf(defineRules({ id: 'p', grants }));
    const facts = sectionFacts('in_review', 'approve');
    expect(ability.can('approve', subject('Section', { ...facts, officeId: 'o2' }))).toBe(true);
    expect(ability.can('approve', subject('Section', facts))).toBe(false);
  });
  it('the bureau still sees a report whose revision is ready, but not a first draft', () => {
    const grants: Grant[] = [{ role: 'finance', departmentId: null, officeId: null }];
    const ability = abilityOf(defineRules({ id: 'p', grants }));
    expect(ability.can('read', subject('Report', { ...report, state: 'ready', revisionOpen: true }))).toBe(true);
    expect(ability.can('read', subject('Report', { ...report, state: 'ready' }))).toBe(false);
  });
  it('the administrator runs the installation and reads no content', () => {
    const ability = abilityFor('administrator');
    expect(ability.can('manage', subject('Organisation', { departmentId: 'd1' }))).toBe(true);
    expect(ability.can('read', subject('Audit', { departmentId: 'd1' }))).toBe(true);
    expect(ability.can('read', subject('Section', sectionFacts('draft', 'save')))).toBe(false);
  });
  it('a leader signs only for offices in their charge', () => {
    const facts = { ...sectionFacts('awaiting_sign_off', 'sign'), officeId: 'o3' };
    expect(abilityFor('leader').can('sign', subject('Section', facts))).toBe(false);
  });
});

describe('points of a stage are seen by those who give them, by later stages, and by earlier ones when the stage is done', () => {
  const finished: SectionState[] = ['returned', 'awaiting_sign_off', 'signed_off'];
  const always: Persona[] = ['reviewer', 'finance', 'auditor'];
  const later: Persona[] = [
    'owner',
    'colleague',
    'assistingOwner',
    'assistingReviewer',
    'leader',
    'coordinator',
    'neighbour',
  ];
  const never: Persona[] = ['stranger', 'administrator'];
  const states: SectionState[] = ['draft', 'in_review', ...finished];
  it.each(states.flatMap((state) => [...always, ...later, ...never].map((persona) => ({ persona, state }))))(
    '$persona, $state: verified points',
    ({ persona, state }) => {
      const seen = always.includes(persona) || (later.includes(persona) && finished.includes(state));
      const facts = sectionFacts(state, 'save');
      expect(abilityFor(persona).can('see_verified', subject('Section', facts))).toBe(seen);
    },
  );

  const reports: [ReportState, boolean, boolean][] = [
    ['drafting', false, false],
    ['ready', false, false],
    ['submitted', false, false],
    ['revision_requested', true, true],
    ['ready', true, true],
    // examined anew
    ['submitted', true, false],
    ['accepted', false, true],
    ['published', false, true],
  ];
  const department: Persona[] = [...later, 'reviewer'];
  it.each(
    reports.flatMap(([reportState, revisionOpen, told]) =>
      ([...department, 'finance', 'auditor', ...never] as const).map((persona) => ({
        persona,
        reportState,
        revisionOpen,
        seen: persona === 'finance' || persona === 'auditor' || (department.includes(persona) && told),
      })),
    ),
  )(
    '$persona, $reportState, revision $revisionOpen: re-scored points seen $seen',
    ({ persona, reportState, revisionOpen, seen }) => {
      const facts = { ...sectionFacts('signed_off', 'sign'), reportState, revisionOpen };
      expect(abilityFor(persona).can('see_rescored', subject('Section', facts))).toBe(seen);
    },
  );
});

describe('rules as data', () => {
  it('mean the same after a journey over the network', () => {
    const rules = defineRules({ id: 'owner', grants: grantsOf('owner', places) });
    const facts = subject('Section', sectionFacts('draft', 'save'));
    expect(abilityOf(JSON.parse(JSON.stringify(rules)) as typeof rules).can('save', facts, 'owner')).toBe(true);
  });
});
