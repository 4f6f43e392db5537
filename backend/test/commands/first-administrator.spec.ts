import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditVerify } from '../../src/commands/audit-verify.js';
import { createFirstAdministrator } from '../../src/commands/first-administrator.js';
import { FirstAdministratorRefused } from '../../src/organisation/first-administrator.js';
import { Caller } from '../support/caller.js';
import { startServer } from '../support/server.js';
import { createDatabase } from '../support/test-databases.js';

const wanted = { username: 'chief', name: '首任管理员', email: 'chief@example.org' };
let database: Awaited<ReturnType<typeof createDatabase>>;
let password: string;

beforeAll(async () => {
  database = await createDatabase({ empty: true });
  password = await createFirstAdministrator(database.url, wanted);
});
afterAll(() => database.drop());

describe('the first administrator', () => {
  it('signs in with the password that was told, and may create people', async () => {
    const server = await startServer({ databaseUrl: database.url });
    try {
      const caller = new Caller(server.url);
      expect((await caller.signIn('chief', password)).status).toBe(200);
      const body = {
        username: 'second',
        name: '第二人',
        post: '科员',
        email: 'second@example.org',
        password: '一个足够长的密码-2020',
        departmentId: null,
        officeId: null,
      };
      expect((await caller.call('createPerson', { body })).status).toBe(201);
    } finally {
      await server.close();
    }
  });

  it('is an act of the system in the audit trail, which is sound', async () => {
    const lines: string[] = [];
    expect(await auditVerify(database.url, (line) => lines.push(line))).toBe(0);
    expect(lines.join()).toContain('共 3 条');
  });

  it.each([
    ['there is one already', { ...wanted, username: 'other' }, '已有管理员'],
    ['the username is not one', { ...wanted, username: 'Ä' }, '用户名'],
    ['the address is not one', { ...wanted, email: 'nowhere' }, '电子邮箱'],
    ['there is no name', { ...wanted, name: ' ' }, '姓名'],
  ])('is refused: %s', async (_case, given, reason) => {
    const refusal = createFirstAdministrator(database.url, given);
    await expect(refusal).rejects.toThrow(FirstAdministratorRefused);
    await expect(refusal).rejects.toThrow(reason);
  });

  it('is one, however many try at once', async () => {
    const fresh = await createDatabase();
    try {
      const tries = [1, 2, 3].map((n) => createFirstAdministrator(fresh.url, { ...wanted, username: `chief${n}` }));
      const results = await Promise.allSettled(tries);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    } finally {
      await fresh.drop();
    }
  });
});
