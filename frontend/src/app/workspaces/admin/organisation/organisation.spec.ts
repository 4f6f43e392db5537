import { describe, expect, it } from '@jest/globals';
import type { OrganisationView, PersonView, RoleGrant } from '@countersign/contracts';
import { grantsByRole, grantSentence } from './grant-words.js';
import { matchingDepartments, peopleOf, unitText } from './units.js';

const person = (id: string, departmentId: string | null, officeId: string | null): PersonView => ({
  id,
  username: id,
  name: id,
  post: '',
  email: `${id}@example.org`,
  active: true,
  locked: false,
  departmentId,
  officeId,
  grants: [],
});
const organisation: OrganisationView = {
  departments: [
    {
      id: 'd1',
      name: '甲局',
      offices: [
        { id: 'o1', name: '财务科' },
        { id: 'o2', name: '业务科' },
      ],
    },
    { id: 'd2', name: '乙局', offices: [{ id: 'o3', name: '综合科' }] },
  ],
  people: [person('clerk', 'd1', 'o1'), person('director', 'd1', null), person('officer', null, null)],
};

describe('the organisation tree', () => {
  it('keeps all offices of a department whose name is sought, and else only those that match', () => {
    expect(matchingDepartments(organisation.departments, '甲')).toEqual([organisation.departments[0]]);
    expect(matchingDepartments(organisation.departments, '业务')).toEqual([
      { id: 'd1', name: '甲局', offices: [{ id: 'o2', name: '业务科' }] },
    ]);
    expect(matchingDepartments(organisation.departments, '')).toHaveLength(2);
  });

  it.each([
    ['all', ['clerk', 'director', 'officer']],
    ['none', ['officer']],
    ['d1', ['clerk', 'director']],
    ['o1', ['clerk']],
  ])('%s shows its people', (choice, ids) => {
    expect(peopleOf(organisation, choice).map(({ id }) => id)).toEqual(ids);
  });

  it('says where a person belongs', () => {
    expect(organisation.people.map((each) => unitText(organisation.departments, each))).toEqual([
      '甲局 财务科',
      '甲局',
      '财政部门或系统',
    ]);
  });
});

it.each<[RoleGrant, string]>([
  [
    { role: 'owner', department: { id: 'd1', name: '甲局' }, office: { id: 'o1', name: '财务科' } },
    '某某 在 甲局 财务科 可以填报章节并送审',
  ],
  [{ role: 'finance', department: null, office: null }, '某某 在 全部部门 可以复核报告，接收、退回修改或公开'],
  [{ role: 'administrator', department: null, office: null }, '某某 在 整个系统 可以维护组织、人员、角色、模板和邮件'],
])('a grant reads as a sentence: who, where, what', (grant, sentence) => {
  expect(grantSentence({ name: '某某' }, grant)).toBe(sentence);
});

it('roles are told once, with all their places', () => {
  const bureau = { id: 'd1', name: '甲局' };
  const owner = (name: string): RoleGrant => ({ role: 'owner', department: bureau, office: { id: name, name } });
  expect(
    grantsByRole([owner('财务科'), owner('业务科'), { role: 'coordinator', department: bureau, office: null }]),
  ).toEqual([
    { role: 'owner', places: '甲局 财务科、业务科' },
    { role: 'coordinator', places: '甲局' },
  ]);
});
