import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditVerificationService } from '../../src/audit/audit-verification.service.js';
import { AuditService } from '../../src/audit/audit.service.js';
import type { AuditRecord } from '../../src/audit/audit.service.js';
import { auditVerify } from '../../src/commands/audit-verify.js';
import { Caller } from '../support/caller.js';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { createDatabase } from '../support/test-databases.js';

let server: TestServer;
const audit = new AuditService();
let reportId: string;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await tamper('truncate audit_event; delete from audit_head');
  await server.dataSource.query('delete from report; delete from department');
  reportId = await addReport('区某局');
});

async function addReport(name: string): Promise<string> {
  const { id } = await server.addDepartment(name, []);
  const [report] = await server.dataSource.query<{ id: string }[]>(
    `insert into report (department_id, template_version_id, year, title)
     select $1, id, 2020, '自评报告' from template_version where year = 2020 returning id`,
    [id],
  );
  return report?.id ?? '';
}

const append = (record: Partial<AuditRecord>) =>
  server.dataSource.transaction((tx) =>
    audit.append(tx, { reportId, sectionId: null, person: null, action: 'submit', ...record }),
  );

/** What somebody with the database's superuser could do. */
async function tamper(sql: string): Promise<void> {
  await server.dataSource.query('alter table audit_event disable trigger audit_event_append_only');
  await server.dataSource.query(sql);
  await server.dataSource.query('alter table audit_event enable trigger audit_event_append_only');
}
const verify = () => new AuditVerificationService(server.dataSource).verify();

describe('the chain', () => {
  it('numbers the events of a report and seals each predecessor; other chains are their own', async () => {
    const first = await append({ from: 'draft', to: 'in_review', comment: '请审核', facts: { key: 'funds', n: 1 } });
    const second = await append({ action: 'approve' });
    const other = await append({ reportId: null, action: 'role.granted' });
    expect([first.seq, second.seq, other.seq]).toEqual([1, 2, 1]);
    const rows = await server.dataSource.query<{ hash: string; previous_hash: string; person_name: string }[]>(
      'select * from audit_event where report_id = $1 order by seq',
      [reportId],
    );
    expect(rows[1]?.previous_hash).toBe(first.hash);
    expect(rows[0]?.person_name).toBe('系统');
    expect(await verify()).toEqual({ reports: 1, events: 3, broken: [] });
  });

  it('stays one chain when forty acts happen at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => append({ comment: `第 ${n} 件` })));
    const rows = await server.dataSource.query<{ seq: number }[]>('select seq from audit_event order by seq');
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(await verify()).toEqual({ reports: 1, events: 40, broken: [] });
  });

  it('holds nothing of an act that was rolled back', async () => {
    await append({});
    const failing = server.dataSource.transaction(async (tx) => {
      await audit.append(tx, { reportId, sectionId: null, person: null, action: 'approve' });
      throw new Error('the act failed');
    });
    await expect(failing).rejects.toThrow('the act failed');
    expect((await append({ action: 'return' })).seq).toBe(2);
    expect((await verify()).broken).toEqual([]);
  });

  it.each([
    `update audit_event set comment = 'x'`,
    'delete from audit_event',
    'truncate audit_event',
    `update audit_event set hash = 'x' where false`,
  ])('the database refuses: %s', async (sql) => {
    await append({});
    await expect(server.dataSource.query(sql)).rejects.toThrow('append only');
  });
});

describe('verification', () => {
  beforeEach(async () => {
    for (let n = 1; n <= 5; n += 1) await append({ comment: `第 ${n} 件`, facts: { n } });
  });

  it.each([
    ['a changed comment', `update audit_event set comment = '改过' where seq = 3`, 3],
    ['changed facts', `update audit_event set facts = '{"n": 4}' where seq = 3`, 3],
    ['facts that no writer could have stored', `update audit_event set facts = '{"n": 3.5}' where seq = 3`, 3],
    ['another name', `update audit_event set person_name = '别人' where seq = 1`, 1],
    ['another moment', `update audit_event set at = at + interval '1 millisecond' where seq = 5`, 5],
    ['an event taken out of the middle', 'delete from audit_event where seq = 2', 2],
    ['the last event taken away', 'delete from audit_event where seq = 5', 5],
    ['every event taken away', 'delete from audit_event', 1],
    ['the head taken away', 'delete from audit_head', 6],
    [
      'an event added by hand',
      `insert into audit_event (report_id, seq, person_name, person_post, action, at, previous_hash, hash)
       select report_id, 6, '别人', '', 'accept', now(), hash, hash from audit_event where seq = 5`,
      6,
    ],
  ])('finds %s', async (_, sql, seq) => {
    await tamper(sql);
    expect((await verify()).broken).toEqual([{ reportId, seq }]);
  });

  it('finds an event changed together with its own hash, at its successor', async () => {
    const other = await addReport('区另一局');
    for (const n of [1, 2, 3]) await append({ reportId: other, comment: `第 ${n} 件`, facts: { n } });
    await tamper(
      `update audit_event a set comment = b.comment, hash = b.hash, previous_hash = b.previous_hash, id = gen_random_uuid()
       from audit_event b where a.report_id = '${reportId}' and a.seq = 2 and b.report_id = '${other}' and b.seq = 2`,
    );
    expect((await verify()).broken).toEqual([{ reportId, seq: 2 }]);
  });

  it('reads chains longer than one batch', async () => {
    await server.dataSource.transaction(async (tx) => {
      for (let n = 0; n < 1_050; n += 1)
        await audit.append(tx, { reportId, sectionId: null, person: null, action: 'save' });
    });
    expect(await verify()).toEqual({ reports: 1, events: 1_055, broken: [] });
    await tamper(`update audit_event set action = 'sign' where seq = 1050`);
    expect((await verify()).broken).toEqual([{ reportId, seq: 1050 }]);
  });

  it('as a command prints what it found, and fails when a chain is broken', async () => {
    const lines: string[] = [];
    expect(await auditVerify(server.databaseUrl, (line) => lines.push(line))).toBe(0);
    expect(lines.join('\n')).toContain('共 5 条记录');
    await tamper('delete from audit_event where seq = 2');
    lines.length = 0;
    expect(await auditVerify(server.databaseUrl, (line) => lines.push(line))).toBe(1);
    expect(lines.join('\n')).toContain(`报告 ${reportId}：第 2 条`);
  });
});

it('the command says that there is nothing yet in a database that no product has used', async () => {
  const { url, drop } = await createDatabase({ empty: true });
  await expect(auditVerify(url, () => {})).rejects.toThrow('还没有会签的数据');
  await drop();
});

describe('the list', () => {
  const people = new Map<string, Caller>();
  const as = (name: string): Caller => people.get(name) ?? new Caller(server.url);

  beforeAll(async () => {
    await server.addPerson('admin', [{ role: 'administrator' }]);
    await server.addPerson('auditor', [{ role: 'auditor' }]);
    await server.addPerson('narrow');
    for (const name of ['admin', 'auditor', 'narrow']) {
      const browser = new Caller(server.url);
      await browser.signIn(name);
      people.set(name, browser);
    }
  });
  beforeEach(async () => {
    for (const action of ['submit', 'approve', 'sign', 'reopen', 'submit']) await append({ action });
    await append({ reportId: null, action: 'role.granted', comment: '授予' });
  });

  it('is newest first, in pages that neither repeat nor leave out, even when acts share a millisecond', async () => {
    await tamper(`update audit_event set at = case when report_id is null then '2026-03-01 09:00:00.001+08'::timestamptz
      else '2026-03-01 09:00:00+08' end`);
    const seen: string[] = [];
    let cursor: string | null = '';
    do {
      const query: Record<string, string> = cursor ? { cursor, limit: '2' } : { limit: '2' };
      const { body } = await as('admin').call('listAudit', { query });
      seen.push(...body.items.map(({ action, seq }) => `${seq} ${action}`));
      cursor = body.next;
    } while (cursor);
    expect(seen).toEqual(['1 role.granted', '5 submit', '4 reopen', '3 sign', '2 approve', '1 submit']);
  });

  it('can be narrowed to a report, an act and days in China', async () => {
    const list = async (query: Record<string, string>) =>
      (await as('auditor').call('listAudit', { query })).body.items.map(({ action }) => action);
    expect(await list({ action: 'submit' })).toEqual(['submit', 'submit']);
    expect(await list({ reportId })).toHaveLength(5);
    expect(await list({ from: '2001-01-01', until: '2001-01-02' })).toEqual([]);
    expect(await list({ from: '2001-01-01', until: '2099-01-01' })).toHaveLength(6);
  });

  it('names department, person and the event’s seal', async () => {
    const { body } = await as('auditor').call('listAudit', { query: { reportId, limit: '1' } });
    expect(body.items[0]).toMatchObject({ reportId, department: '区某局', seq: 5, by: { id: null, name: '系统' } });
    expect(body.items[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('refuses a cursor that it did not give, naming it', async () => {
    const { problem } = await as('admin').call('listAudit', { query: { cursor: 'nonsense' } });
    expect(problem).toMatchObject({ status: 422, field: 'cursor' });
  });

  it('and verification are for administrators and auditors', async () => {
    expect((await as('auditor').call('verifyAudit')).body).toEqual({ reports: 1, events: 6, broken: [] });
    for (const name of ['listAudit', 'verifyAudit'] as const)
      expect((await as('narrow').call(name)).problem).toMatchObject({ status: 403, code: 'forbidden' });
  });
});
