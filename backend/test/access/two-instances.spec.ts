import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { eventually } from '../support/eventually.js';
import { signedIn, startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';

let one: TestServer;
let two: TestServer;
beforeAll(async () => {
  one = await startServer({ role: 'api' });
  two = await startServer({ role: 'api', databaseUrl: one.databaseUrl });
  await one.addPerson('admin', [{ role: 'administrator' }]);
});
afterAll(async () => {
  await two.close();
  await one.close();
});

/** Well under the two seconds for which an instance would otherwise keep what it read. */
const atOnceMs = 1_000;

async function busyAt(server: TestServer, username: string): Promise<{ id: string; browser: Caller }> {
  const id = await one.addPerson(username);
  const browser = await signedIn(server.url, username);
  expect((await browser.call('readSession')).status).toBe(200);
  return { id, browser };
}

it('a person deactivated at one instance is out at the other at once', async () => {
  const { id, browser } = await busyAt(two, 'leaving');
  await (await one.as('admin')).done('changePerson', { params: { id }, body: { active: false } });
  await eventually(async () => (await browser.call('readSession')).status === 401, atOnceMs);
});

it('a role granted at one instance counts at the other at once', async () => {
  const { id, browser } = await busyAt(two, 'promoted');
  const department = await one.addDepartment('区某局', []);
  const body = { role: 'coordinator', departmentId: department.id, officeId: null } as const;
  await (await one.as('admin')).done('grantRole', { params: { id }, body });
  await eventually(async () => (await browser.done('readOrganisation')).departments.length === 1, atOnceMs);
});

it('who signs out at one instance is out at the other', async () => {
  const { browser } = await busyAt(two, 'going');
  const elsewhere = await signedIn(one.url, 'going');
  elsewhere.cookie = browser.cookie;
  elsewhere.csrfToken = browser.csrfToken;
  await elsewhere.done('signOut');
  await eventually(async () => (await browser.call('readSession')).status === 401, atOnceMs);
});
