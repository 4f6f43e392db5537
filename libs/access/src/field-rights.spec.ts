import { sectionStates } from '@countersign/workflow';
import type { ReportState, SectionState } from '@countersign/workflow';
import { describe, expect, it } from '@jest/globals';
import { abilityOf } from './ability.js';
import { defineRules } from './define-rules.js';
import { grantsOf, personas } from './expectations.js';
import type { Persona } from './expectations.js';
import { publicViewer, viewerRolesOf, visibleFields, writableFields } from './field-rights.js';
import type { FieldRights } from './field-rights.js';
import type { SubjectFacts, ViewerRole } from './subjects.js';

const places = {
  department: 'd1',
  office: 'o1',
  assisting: 'o2',
  other: 'o3',
  otherDepartment: 'd2',
  otherDepartmentOffice: 'o9',
};
const abilityFor = (persona: Persona) => abilityOf(defineRules({ id: persona, grants: grantsOf(persona, places) }));

function sectionFacts(state: SectionState, reportState: ReportState = 'drafting'): SubjectFacts['Section'] {
  return {
    departmentId: 'd1',
    reportState,
    revisionOpen: reportState === 'revision_requested',
    reopened: false,
    officeId: 'o1',
    assistingOfficeIds: ['o2'],
    leaderId: 'leader',
    state,
    submittedBy: null,
    approvedBy: null,
  };
}

const fields: readonly FieldRights[] = [
  { key: 'narrative' },
  { key: 'staff', editableBy: ['owner', 'assisting'] },
  { key: 'confirmed', editableBy: ['assisting'] },
  { key: 'verified', editableBy: ['reviewer'] },
  { key: 'rescored', editableBy: ['finance'] },
  { key: 'remedy', editableBy: [{ role: 'owner', states: ['returned'] }] },
  { key: 'second_look', editableBy: [{ role: 'owner', states: ['returned', 'revision_requested'] }] },
];

describe('writableFields', () => {
  const cases: [Persona, Partial<SubjectFacts['Section']>, string[]][] = [
    ['owner', {}, ['narrative', 'staff']],
    ['owner', { state: 'returned' }, ['narrative', 'staff', 'remedy']],
    ['owner', { state: 'in_review' }, []],
    ['assistingOwner', { state: 'returned' }, ['staff', 'confirmed']],
    ['reviewer', {}, []],
    ['reviewer', { state: 'in_review' }, ['verified']],
    ['finance', { state: 'signed_off', reportState: 'submitted' }, ['rescored']],
    ['finance', { state: 'signed_off', reportState: 'accepted' }, []],
    ['owner', { state: 'returned', reportState: 'revision_requested', revisionOpen: true }, []],
    [
      'owner',
      { state: 'returned', reportState: 'revision_requested', revisionOpen: true, reopened: true },
      ['narrative', 'staff', 'remedy', 'second_look'],
    ],
    ['owner', { reportState: 'submitted' }, []],
    ['leader', {}, []],
  ];
  it.each(cases)('%s with %j writes %j', (persona, change, keys) => {
    expect(writableFields(abilityFor(persona), { ...sectionFacts('draft'), ...change }, fields)).toEqual(keys);
  });

  it('a right to one field opens no other, whoever holds it and whenever', () => {
    const one: readonly FieldRights[] = [{ key: 'mine', editableBy: ['reviewer'] }, { key: 'theirs' }];
    for (const state of sectionStates)
      expect(writableFields(abilityFor('reviewer'), sectionFacts(state), one)).not.toContain('theirs');
  });
});

describe('viewerRolesOf', () => {
  const capacities: Record<Persona, ViewerRole[]> = {
    owner: ['owner'],
    colleague: ['owner'],
    reviewer: ['reviewer'],
    assistingOwner: ['assisting'],
    assistingReviewer: ['assisting'],
    leader: ['leader'],
    otherLeader: [],
    coordinator: ['coordinator'],
    finance: ['finance'],
    administrator: [],
    auditor: ['auditor'],
    neighbour: [],
    stranger: [],
  };
  it.each(personas)('%s', (persona) => {
    expect(viewerRolesOf(abilityFor(persona), sectionFacts('draft'))).toEqual(capacities[persona]);
  });
});

describe('visibleFields', () => {
  const seen = (viewer: readonly ViewerRole[], state: SectionState, reportState: ReportState, field: FieldRights) =>
    visibleFields({ state, reportState, fields: [field] }, viewer).has(field.key);
  const verified: FieldRights = {
    key: 'verified',
    editableBy: ['reviewer'],
    visibleTo: ['leader', 'finance', { role: 'owner', states: ['returned', 'awaiting_sign_off', 'signed_off'] }],
  };
  const rescored: FieldRights = {
    key: 'rescored',
    editableBy: ['finance'],
    visibleTo: [
      { role: 'owner', states: ['signed_off', 'accepted', 'published'] },
      { role: 'public', states: ['published'] },
    ],
  };
  const computed: FieldRights = { key: 'sum', formula: 'a + b', visibleTo: ['finance'] };
  const cases: [string, FieldRights, readonly ViewerRole[], SectionState, ReportState, boolean][] = [
    ['a field without rule, for anybody', { key: 'free' }, [], 'draft', 'drafting', true],
    ['a field without rule, for the public', { key: 'free' }, publicViewer, 'signed_off', 'published', true],
    ['its writer, though not named', verified, ['reviewer'], 'draft', 'drafting', true],
    ['a named role, always', verified, ['finance'], 'draft', 'drafting', true],
    ['a named role in another state', verified, ['owner'], 'in_review', 'drafting', false],
    ['a named role in its state', verified, ['owner'], 'returned', 'drafting', true],
    ['a role that is not named', verified, ['coordinator'], 'signed_off', 'accepted', false],
    ['a colleague of the department without a part in it', verified, [], 'signed_off', 'accepted', false],
    ['several capacities: the widest counts', verified, ['assisting', 'leader'], 'draft', 'drafting', true],
    ['both kinds of states, only one of them met', rescored, ['owner'], 'signed_off', 'submitted', false],
    ['both kinds of states, the other one met', rescored, ['owner'], 'returned', 'accepted', false],
    ['both kinds of states met', rescored, ['owner'], 'signed_off', 'accepted', true],
    ['the public before publication', rescored, publicViewer, 'signed_off', 'accepted', false],
    ['the public after publication', rescored, publicViewer, 'signed_off', 'published', true],
    ['the owner of what a formula gives writes nothing of it', computed, ['owner'], 'draft', 'drafting', false],
    ['an empty list names nobody but the writer', { key: 'a', visibleTo: [] }, ['finance'], 'draft', 'drafting', false],
  ];
  it.each(cases)('%s', (_, field, viewer, state, reportState, expected) => {
    expect(seen(viewer, state, reportState, field)).toBe(expected);
  });
});
