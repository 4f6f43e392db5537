import type { BodyOf, GrantInput, Problem } from '@countersign/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditVerificationService } from '../../src/audit/audit-verification.service.js';
import { Caller } from '../support/caller.js';
import { standardPassword } from '../support/people.js';
import type { Granted, TestDepartment } from '../support/people.js';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let server: TestServer;
let admin: Caller;
let own: TestDepartment;
let other: TestDepartment;
const nowhere = '00000000-0000-4000-8000-000000000000';

const events = (action: string) =>
  server.dataSource.query<{ facts: Record<string, unknown>; person_name: string }[]>(
    'select facts, person_name from audit_event where report_id is null and action = $1 order by seq',
    [action],
  );

beforeAll(async () => {
  server = await startServer();
  own = await server.addDepartment('区某局', ['财务科', '业务科']);
  other = await server.addDepartment('区另一局', ['办公室']);
  await server.addPerson('admin', [{ role: 'administrator' }]);
  admin = await server.as('admin');
});
afterAll(() => server.close());

describe('departments and offices', () => {
  it('are created and renamed by the administrator, and each act is on record', async () => {
    const created = await admin.call('createDepartment', { body: { name: ' 区新局 ' } });
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect((await admin.call('renameDepartment', { params: { id }, body: { name: '区新设局' } })).status).toBe(204);
    const office = await admin.call('createOffice', { body: { name: '人事科', departmentId: id } });
    expect(
      (await admin.call('renameOffice', { params: { id: office.body.id }, body: { name: '组织人事科' } })).status,
    ).toBe(204);

    const { departments } = (await admin.call('readOrganisation')).body;
    expect(departments.find((department) => department.id === id)).toEqual({
      id,
      name: '区新设局',
      offices: [{ id: office.body.id, name: '组织人事科' }],
    });
    expect((await events('department.renamed')).at(-1)).toEqual({
      person_name: '姓名admin',
      facts: { departmentId: id, before: '区新局', after: '区新设局' },
    });
  });

  const refusals: [string, () => Promise<{ problem: Problem }>, Partial<Problem>][] = [
    [
      'a taken name',
      () => admin.call('createDepartment', { body: { name: '区某局' } }),
      { status: 409, code: 'name_taken', field: 'name' },
    ],
    [
      'a name of blanks',
      () => admin.call('createDepartment', { body: { name: '  ' } }),
      { status: 422, field: 'name' },
    ],
    [
      'a rename onto a taken name',
      () => admin.call('renameDepartment', { params: { id: own.id }, body: { name: '区另一局' } }),
      { status: 409, field: 'name' },
    ],
    [
      'an office twice in one department',
      () => admin.call('createOffice', { body: { name: '财务科', departmentId: own.id } }),
      { status: 409, field: 'name' },
    ],
    [
      'an office in no department',
      () => admin.call('createOffice', { body: { name: '财务科', departmentId: nowhere } }),
      { status: 422, field: 'departmentId' },
    ],
    [
      'a rename of nothing',
      () => admin.call('renameOffice', { params: { id: nowhere }, body: { name: '财务科' } }),
      { status: 404, code: 'office_not_found' },
    ],
    [
      'a NUL in a name',
      () => admin.call('createDepartment', { body: { name: 'a\0b' } }),
      { status: 422, field: 'name' },
    ],
  ];
  it.each(refusals)('refuses %s and names the field', async (_, call, expected) => {
    const { problem } = await call();
    expect(problem).toMatchObject(expected);
    expect(problem.detail).toMatch(/[一-鿿]/);
  });

  it('of the same name may exist in two departments', async () => {
    expect((await admin.call('createOffice', { body: { name: '财务科', departmentId: other.id } })).status).toBe(201);
  });
});

describe('people', () => {
  const input = (username: string, change: Partial<BodyOf<'createPerson'>> = {}): BodyOf<'createPerson'> => ({
    username,
    name: '某某',
    post: '科员',
    email: `${username}@example.org`,
    password: standardPassword,
    departmentId: own.id,
    officeId: own.office('财务科'),
    ...change,
  });

  it('are created with a password that works, of which nothing is shown or recorded', async () => {
    const { status, body } = await admin.call('createPerson', { body: input('newcomer') });
    expect(status).toBe(201);
    expect((await new Caller(server.url).signIn('newcomer')).status).toBe(200);
    const listed = (await admin.call('readOrganisation')).body.people.find(({ id }) => id === body.id);
    expect(listed).toMatchObject({
      username: 'newcomer',
      active: true,
      locked: false,
      officeId: own.office('财务科'),
    });
    const recorded = JSON.stringify([listed, await events('person.created')]);
    expect(recorded).not.toContain(standardPassword);
    expect(recorded).not.toContain('argon2');
  });

  it.each([
    ['a taken user name', { username: 'admin' }, 409, 'username'],
    ['a user name with capitals', { username: 'Bad Name' }, 422, 'username'],
    ['a short password', { password: 'short' }, 422, 'password'],
    ['no mail address', { email: 'nowhere' }, 422, 'email'],
    ['an unknown department', { departmentId: nowhere, officeId: null }, 422, 'departmentId'],
    ['an office without its department', { departmentId: null }, 422, 'officeId'],
  ] as const)('are refused with %s', async (_, change, status, field) => {
    const { problem } = await admin.call('createPerson', { body: input('refused', change) });
    expect(problem).toMatchObject({ status, field });
  });
  it('are refused with an office of another department', async () => {
    const body = input('refused', { officeId: other.office('办公室') });
    expect((await admin.call('createPerson', { body })).problem).toMatchObject({
      code: 'invalid_input',
      field: 'officeId',
    });
  });

  it('change in what is given, and the record says before and after', async () => {
    const id = await server.addPerson('changing');
    await admin.call('changePerson', { params: { id }, body: { post: '副科长', email: 'new@example.org' } });
    const listed = (await admin.call('readOrganisation')).body.people.find((person) => person.id === id);
    expect(listed).toMatchObject({ name: '姓名changing', post: '副科长', email: 'new@example.org' });
    expect((await events('person.changed')).at(-1)?.facts).toMatchObject({
      personId: id,
      changed: { post: { before: '科员', after: '副科长' } },
    });
  });

  it('who are deactivated are out at once and cannot come back', async () => {
    const id = await server.addPerson('leaving');
    const browser = await server.as('leaving');
    expect((await browser.call('readSession')).status).toBe(200);
    await admin.call('changePerson', { params: { id }, body: { active: false } });
    expect((await browser.call('readSession')).status).toBe(401);
    expect((await browser.signIn('leaving')).problem.code).toBe('account_deactivated');
    await admin.call('changePerson', { params: { id }, body: { active: true } });
    expect((await browser.signIn('leaving')).status).toBe(200);
  });

  it('with a new password must sign in again', async () => {
    const id = await server.addPerson('forgetful');
    const browser = await server.as('forgetful');
    await admin.call('changePerson', { params: { id }, body: { password: 'another-long-one' } });
    expect((await browser.call('readSession')).status).toBe(401);
    expect((await browser.signIn('forgetful')).status).toBe(401);
    expect((await browser.signIn('forgetful', 'another-long-one')).status).toBe(200);
  });

  it('who are locked out are shown so, and can be let in again', async () => {
    const id = await server.addPerson('locked');
    const browser = new Caller(server.url);
    for (let attempt = 1; attempt <= 5; attempt += 1) await browser.signIn('locked', 'wrong');
    const shown = async () =>
      (await admin.call('readOrganisation')).body.people.find((person) => person.id === id)?.locked;
    expect(await shown()).toBe(true);
    await admin.call('changePerson', { params: { id }, body: { unlock: true } });
    expect(await shown()).toBe(false);
    expect((await browser.signIn('locked')).status).toBe(200);
  });
});

describe('roles', () => {
  const grant = (id: string, body: GrantInput) => admin.call('grantRole', { params: { id }, body });

  it('count from the next request on, given or taken, and are recorded with names', async () => {
    const id = await server.addPerson('promoted');
    const browser = await server.as('promoted');
    expect((await browser.call('readOrganisation')).body.departments).toEqual([]);
    const given = await grant(id, { role: 'coordinator', departmentId: own.id, officeId: null });
    expect(given.status).toBe(201);
    expect((await browser.call('readOrganisation')).body.departments.map(({ name }) => name)).toEqual(['区某局']);
    expect((await admin.call('revokeRole', { params: { id: given.body.id } })).status).toBe(204);
    expect((await browser.call('readOrganisation')).body.departments).toEqual([]);
    expect((await events('role.revoked')).at(-1)?.facts).toMatchObject({
      name: '姓名promoted',
      role: 'coordinator',
      department: '区某局',
    });
  });

  it('are held in the scope that belongs to them, and nowhere else', async () => {
    const id = await server.addPerson('scoped');
    const scopes = [
      { departmentId: null, officeId: null },
      { departmentId: own.id, officeId: null },
      { departmentId: null, officeId: own.office('业务科') },
      { departmentId: own.id, officeId: own.office('业务科') },
    ];
    const accepted: Record<GrantInput['role'], number[]> = {
      owner: [2],
      reviewer: [2],
      leader: [2],
      coordinator: [1],
      finance: [0, 1],
      auditor: [0, 1],
      administrator: [0],
    };
    for (const [role, positions] of Object.entries(accepted))
      for (const [position, scope] of scopes.entries()) {
        const { status, problem } = await grant(id, { role: role as GrantInput['role'], ...scope });
        if (positions.includes(position)) expect([role, position, status]).toEqual([role, position, 201]);
        else expect(problem).toMatchObject({ status: 422, errors: [{ code: 'scope_mismatch' }] });
      }
    await server.dataSource.query('delete from role_grant where person_id = $1', [id]);
  });

  it('are refused twice, for nobody, and where there is no such place', async () => {
    const id = await server.addPerson('refused-role');
    const body = { role: 'owner', departmentId: null, officeId: own.office('业务科') } as const;
    await grant(id, body);
    expect((await grant(id, body)).problem).toMatchObject({ status: 409, code: 'already_granted' });
    expect((await grant(nowhere, body)).problem).toMatchObject({ status: 404, code: 'person_not_found' });
    expect((await grant(id, { ...body, officeId: nowhere })).problem).toMatchObject({ status: 422, field: 'officeId' });
    expect((await admin.call('revokeRole', { params: { id: nowhere } })).problem.code).toBe('grant_not_found');
  });
});

describe('somebody who runs the installation', () => {
  it('cannot deactivate themselves, nor be the last to go, even two at once', async () => {
    const [me] = (await admin.call('readOrganisation')).body.people.filter(({ username }) => username === 'admin');
    const id = me?.id ?? '';
    expect((await admin.call('changePerson', { params: { id }, body: { active: false } })).problem.code).toBe(
      'own_account',
    );
    const grantId = me?.grants[0]?.id ?? '';
    expect((await admin.call('revokeRole', { params: { id: grantId } })).problem.code).toBe('last_administrator');

    const secondId = await server.addPerson('admin2', [{ role: 'administrator' }]);
    const second = await server.as('admin2');
    const answers = await Promise.all([
      admin.call('changePerson', { params: { id: secondId }, body: { active: false } }),
      second.call('changePerson', { params: { id }, body: { active: false } }),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const [{ left } = { left: 0 }] = await server.dataSource.query<{ left: number }[]>(
      `select count(*)::int as left from person p join role_grant g on g.person_id = p.id
       where g.role = 'administrator' and p.active`,
    );
    expect(left).toBe(1);
    await server.dataSource.query(`update person set active = true`);
    admin = await server.as('admin');
  });
});

describe('what others see', () => {
  const scopes: [string, () => Granted[], string[]][] = [
    ['owner', () => [{ role: 'owner', officeId: own.office('财务科') }], ['区某局']],
    ['coordinator', () => [{ role: 'coordinator', departmentId: own.id }], ['区某局']],
    ['finance-of-one', () => [{ role: 'finance', departmentId: other.id }], ['区另一局']],
    ['finance-of-all', () => [{ role: 'finance' }], ['区另一局', '区某局', '区新设局']],
    ['nobody', () => [], []],
  ];
  it.each(scopes)('%s: only the departments of their scope, with their people', async (username, grants, names) => {
    await server.addPerson(username, grants());
    const { departments, people } = (await (await server.as(username)).call('readOrganisation')).body;
    expect(departments.map(({ name }) => name).sort()).toEqual([...names].sort());
    const visible = departments.map(({ id }) => id);
    if (names.length < 3) expect(people.every(({ departmentId }) => visible.includes(departmentId ?? ''))).toBe(true);
  });

  it('and only the administrator changes anything', async () => {
    await server.addPerson('curious', [{ role: 'coordinator', departmentId: own.id }, { role: 'finance' }]);
    const browser = await server.as('curious');
    const before = await server.dataSource.query<unknown[]>('select * from audit_event');
    const body = { role: 'administrator', departmentId: null, officeId: null } as const;
    const person = {
      username: 'sneaked',
      name: '某',
      post: '',
      email: 'a@example.org',
      password: standardPassword,
      departmentId: null,
      officeId: null,
    };
    const tries = [
      browser.call('createDepartment', { body: { name: '区新局二' } }),
      browser.call('renameDepartment', { params: { id: own.id }, body: { name: '区某某局' } }),
      browser.call('createOffice', { body: { name: '某科', departmentId: own.id } }),
      browser.call('renameOffice', { params: { id: own.office('财务科') }, body: { name: '某科' } }),
      browser.call('createPerson', { body: person }),
      browser.call('changePerson', { params: { id: nowhere }, body: { post: '科长' } }),
      browser.call('grantRole', { params: { id: nowhere }, body }),
      browser.call('revokeRole', { params: { id: nowhere } }),
    ];
    for (const { problem } of await Promise.all(tries))
      expect(problem).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await server.dataSource.query<unknown[]>('select * from audit_event')).toEqual(before);
  });
});

it('every act above stands in one sound chain', async () => {
  const { events: count, broken } = await new AuditVerificationService(server.dataSource).verify();
  expect(count).toBeGreaterThan(15);
  expect(broken).toEqual([]);
});
