import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { Caller } from '../support/caller.js';
import type { TestDepartment } from '../support/people.js';

let server: TestServer;
let department: TestDepartment;
beforeAll(async () => {
  server = await startServer();
  department = await server.addDepartment('区某局', ['财务科']);
});
afterAll(() => server.close());

let count = 0;
async function somebody(): Promise<{ id: string; username: string; browser: Caller }> {
  const username = `person${++count}`;
  const officeId = department.office('财务科');
  const id = await server.addPerson(username, [{ role: 'owner', officeId }]);
  return { id, username, browser: new Caller(server.url) };
}
const sessionsOf = async (id: string) =>
  server.dataSource.query<{ token_hash: Buffer; csrf_token: string }[]>('select * from session where person_id = $1', [
    id,
  ]);

describe('signing in', () => {
  it('gives the person, roles with their places, rules, and a cookie that scripts cannot read', async () => {
    const { id, username, browser } = await somebody();
    const { status, body, headers } = await browser.signIn(username);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      person: { id, username, name: `姓名${username}`, post: '科员' },
      grants: [{ role: 'owner', department: { name: '区某局' }, office: { name: '财务科' } }],
      preferences: { mail: 'at_once' },
    });
    expect(body.rules.length).toBeGreaterThan(1);
    expect(headers.get('set-cookie')).toMatch(/^countersign_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await browser.call('readSession')).body).toEqual(body);
  });

  it('keeps no token in the database', async () => {
    const { id, username, browser } = await somebody();
    await browser.signIn(username);
    const [row] = await sessionsOf(id);
    expect(row?.token_hash.toString('base64url')).not.toBe(browser.cookie.split('=')[1]);
    expect(row?.token_hash.length).toBe(32);
  });

  it('takes the name without regard to case and surrounding blanks', async () => {
    const { username, browser } = await somebody();
    expect((await browser.signIn(` ${username.toUpperCase()} `)).status).toBe(200);
  });

  it('changes the token at each sign-in and ends the one before', async () => {
    const { id, username, browser } = await somebody();
    await browser.signIn(username);
    const before = browser.cookie;
    await browser.signIn(username);
    expect(browser.cookie).not.toBe(before);
    expect(await sessionsOf(id)).toHaveLength(1);
    browser.cookie = before;
    expect((await browser.call('readSession')).status).toBe(401);
  });

  it('answers a wrong name and a wrong password alike', async () => {
    const { username, browser } = await somebody();
    const wrongPassword = await browser.signIn(username, 'wrong');
    const wrongName = await browser.signIn('nobody.here', 'wrong');
    expect([wrongPassword.status, wrongName.status]).toEqual([401, 401]);
    expect(wrongName.problem).toEqual({ ...wrongPassword.problem, requestId: wrongName.problem.requestId });
    expect(wrongName.problem).toMatchObject({ code: 'sign_in_failed' });
    expect(wrongName.problem.detail).toContain('用户名或密码不正确');
  });

  it('tells a deactivated person, and only with the right password', async () => {
    const { id, username, browser } = await somebody();
    await server.dataSource.query('update person set active = false where id = $1', [id]);
    expect((await browser.signIn(username, 'wrong')).problem.code).toBe('sign_in_failed');
    expect((await browser.signIn(username)).problem).toMatchObject({ status: 403, code: 'account_deactivated' });
  });
});

describe('the lock-out', () => {
  it('begins with the fifth wrong password, says until when, and holds against the right one', async () => {
    const { id, username, browser } = await somebody();
    const codes: string[] = [];
    for (let attempt = 1; attempt <= 5; attempt += 1)
      codes.push((await browser.signIn(username, 'wrong')).problem.code);
    expect(codes).toEqual([...Array<string>(4).fill('sign_in_failed'), 'locked_out']);
    const refused = await browser.signIn(username);
    expect(refused.problem).toMatchObject({ status: 429, code: 'locked_out' });
    expect(refused.problem.detail).toMatch(/请于 \d\d:\d\d 后再登录，或请系统管理员解除锁定/);
    expect(Number.parseInt(refused.headers.get('retry-after') ?? '', 10)).toBeGreaterThan(14 * 60);

    const events = await server.dataSource.query<unknown[]>(
      `select from audit_event where action = 'person.locked_out' and facts->>'personId' = $1`,
      [id],
    );
    expect(events).toHaveLength(1);
  });

  it('ends by itself and then begins a new count', async () => {
    const { id, username, browser } = await somebody();
    for (let attempt = 1; attempt <= 5; attempt += 1) await browser.signIn(username, 'wrong');
    await server.dataSource.query(`update person set locked_until = now() - interval '1 second' where id = $1`, [id]);
    expect((await browser.signIn(username, 'wrong')).problem.code).toBe('sign_in_failed');
    expect((await browser.signIn(username)).status).toBe(200);
  });

  it('counts only wrong passwords in a row', async () => {
    const { username, browser } = await somebody();
    for (let round = 1; round <= 2; round += 1) {
      for (let attempt = 1; attempt <= 4; attempt += 1) await browser.signIn(username, 'wrong');
      expect((await browser.signIn(username)).status).toBe(200);
    }
  });

  it('gives no more than five guesses to twenty attempts at once', async () => {
    const { id, username } = await somebody();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => new Caller(server.url).signIn(username, 'wrong')),
    );
    const guesses = answers.filter(({ problem }) => problem.code === 'sign_in_failed');
    expect(guesses).toHaveLength(4);
    const [person] = await server.dataSource.query<{ failed_sign_ins: number }[]>(
      'select failed_sign_ins from person where id = $1',
      [id],
    );
    expect(person?.failed_sign_ins).toBe(5);
  });

  it('does not take twelve sign-ins of one person at once for guesses', async () => {
    const { username } = await somebody();
    const answers = await Promise.all(Array.from({ length: 12 }, () => new Caller(server.url).signIn(username)));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(12).fill(200));
  });
});

describe('a session', () => {
  it('is needed everywhere else', async () => {
    const { problem } = await new Caller(server.url).call('listTemplates');
    expect(problem).toMatchObject({ status: 401, code: 'not_signed_in' });
  });

  it('ends when its person signs out', async () => {
    const { username, browser } = await somebody();
    await browser.signIn(username);
    const out = await browser.call('signOut');
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await browser.call('readSession')).status).toBe(401);
  });

  it('ends twelve hours after the last request, and each request prolongs it', async () => {
    const { id, username, browser } = await somebody();
    await browser.signIn(username);
    await server.dataSource.query(
      `update session set seen_at = now() - interval '11 hours', expires_at = now() + interval '1 hour' where person_id = $1`,
      [id],
    );
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await browser.call('readSession')).status).toBe(200);
    const [{ left } = { left: '' }] = await server.dataSource.query<{ left: string }[]>(
      `select expires_at > now() + interval '11 hours 59 minutes' as left from session where person_id = $1`,
      [id],
    );
    expect(left).toBe(true);

    await server.dataSource.query(`update session set expires_at = now() where person_id = $1`, [id]);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await browser.call('readSession')).status).toBe(401);
  });

  it('remembers how the person wants mail', async () => {
    const { username, browser } = await somebody();
    await browser.signIn(username);
    await browser.call('savePreferences', { body: { mail: 'in_app' } });
    expect((await browser.call('readSession')).body.preferences).toEqual({ mail: 'in_app' });
    const refused = await browser.call('savePreferences', { body: { mail: 'weekly' } });
    expect(refused.problem).toMatchObject({ status: 422, field: 'mail' });
  });
});

describe('a write', () => {
  const preferences = { body: { mail: 'in_app' } } as const;

  it.each([
    ['no token', { 'x-csrf-token': '' }, 'csrf_mismatch'],
    ['the token of another session', { 'x-csrf-token': 'x'.repeat(43) }, 'csrf_mismatch'],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 'foreign_request'],
    ['another origin', { origin: 'https://evil.example' }, 'foreign_request'],
  ])('with %s is refused and changes nothing', async (_, headers, code) => {
    const { username, browser } = await somebody();
    await browser.signIn(username);
    expect((await browser.call('savePreferences', { ...preferences, headers })).problem).toMatchObject({
      status: 403,
      code,
    });
    expect((await browser.call('readSession')).body.preferences).toEqual({ mail: 'at_once' });
  });

  it('from our own page is accepted', async () => {
    const { username, browser } = await somebody();
    await browser.signIn(username);
    const headers = { origin: server.url, 'sec-fetch-site': 'same-origin' };
    expect((await browser.call('savePreferences', { ...preferences, headers })).status).toBe(200);
  });

  it('cannot sign a victim in from another site', async () => {
    const { username, browser } = await somebody();
    const answer = await browser.call('signIn', {
      body: { username, password: 'whatever' },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.problem.code).toBe('foreign_request');
  });
});
