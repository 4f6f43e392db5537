import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditVerificationService } from '../../src/audit/audit-verification.service.js';
import { demoAccounts, demoPassword } from '../../src/demo/demo-accounts.js';
import { RecomputeService } from '../../src/figures/recompute.service.js';
import type { Caller } from '../support/caller.js';
import { startServer } from '../support/server.js';
import type { TestServer } from '../support/server.js';
import { createDatabase } from '../support/test-databases.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let server: TestServer;
let second: TestServer;

// two instances that find the same empty database
beforeAll(async () => {
  database = await createDatabase();
  const options = { databaseUrl: database.url, demo: true, role: 'api' } as const;
  [server, second] = await Promise.all([startServer(options), startServer(options)]);
}, 120_000);
afterAll(async () => {
  await Promise.all([server.close(), second.close()]);
  await database.drop();
});

const as = (username: string): Promise<Caller> => server.as(username, demoPassword);

async function reportOf(department: string): Promise<string> {
  const [row] = await server.dataSource.query<{ id: string }[]>(
    'select r.id from report r join department d on d.id = r.department_id where d.name = $1',
    [department],
  );
  return row!.id;
}

/** Everything that the demo consists of, as one text. */
async function fingerprint(): Promise<string> {
  const tables = ['department', 'office', 'role_grant', 'report', 'section', 'figure', 'answer', 'change'];
  const stories = ['signature', 'audit_event', 'submission', 'explanation', 'return_note', 'revision_request'];
  const sums = [...tables, ...stories, 'person', 'evaluation'].map(
    (table) =>
      `select '${table} ' || count(*) || ' ' || md5(string_agg(row, '|' order by row)) as sum
       from (select (to_jsonb(t) - 'computed_at')::text as row from ${table} t) rows`,
  );
  const rows = await server.dataSource.query<{ sum: string }[]>(sums.join(' union all '));
  return rows.map(({ sum }) => sum).join('\n');
}

describe('the finished report', () => {
  let id: string;
  beforeAll(async () => {
    id = await reportOf('招商促进局');
  });

  it('is accepted with 95.41 of 100 points', async () => {
    const finance = await as('finance');
    expect((await finance.done('readReport', { params: { id } })).state).toBe('accepted');
    const score = await finance.done('readScore', { params: { id } });
    expect(score.total).toBe('95.41');
  });

  it('has a signature in force for each section, over exactly what the section holds', async () => {
    const leader = await as('leader');
    const report = await leader.done('readReport', { params: { id } });
    const held = await server.dataSource.query<{ sectionId: string; digest: string }[]>(
      `select section_id as "sectionId", digest from signature g join section s on s.id = g.section_id
       where s.report_id = $1 and superseded_at is null`,
      [id],
    );
    expect(held).toHaveLength(report.sections.length);
    for (const { id: sectionId, state } of report.sections) {
      expect(state).toBe('signed_off');
      const { digest } = await leader.done('readSection', { params: { id: sectionId } });
      expect(held.find((each) => each.sectionId === sectionId)?.digest).toBe(digest);
    }
  });

  it('tells a story: one section returned and answered, one revision request, two submissions', async () => {
    const acts = await server.dataSource.query<{ action: string; count: number }[]>(
      'select action, count(*)::integer as count from audit_event where report_id = $1 group by action',
      [id],
    );
    const count = new Map(acts.map(({ action, count: times }) => [action, times]));
    expect(count.get('return')).toBe(1);
    expect(count.get('request_revision')).toBe(1);
    expect(count.get('accept')).toBe(1);
    const [open] = await server.dataSource.query<{ notes: number; rounds: number }[]>(
      `select (select count(*)::integer from return_note n join section s on s.id = n.section_id
               where s.report_id = $1 and n.answer is null) as notes,
         (select count(*)::integer from submission where report_id = $1) as rounds`,
      [id],
    );
    expect(open).toEqual({ notes: 0, rounds: 2 });
  });
});

describe('the report in mid-course', () => {
  it('has sections in every state, with a reason that waits for an answer', async () => {
    const id = await reportOf('投资服务中心');
    const report = await (await as('coordinator')).done('readReport', { params: { id } });
    expect(report.state).toBe('drafting');
    expect([...new Set(report.sections.map(({ state }) => state))].sort()).toEqual([
      'awaiting_sign_off',
      'draft',
      'in_review',
      'returned',
      'signed_off',
    ]);
    const [{ open }] = (await server.dataSource.query(
      `select count(*)::integer as open from return_note n join section s on s.id = n.section_id
       where s.report_id = $1 and n.answer is null`,
      [id],
    )) as [{ open: number }];
    expect(open).toBeGreaterThan(0);
  });

  it.each(['owner', 'owner2', 'reviewer', 'reviewer2', 'leader', 'leader2', 'finance'])(
    '%s has something to do',
    async (username) => {
      expect((await (await as(username)).done('readWork')).items.length).toBeGreaterThan(0);
    },
  );
});

describe('the whole demo', () => {
  it('lets every account in that start-up prints', async () => {
    for (const { username, who } of demoAccounts) {
      expect(who).toMatch(/\S/);
      await as(username);
    }
  });

  it('has forty more departments, each with a score and an execution rate, in several states', async () => {
    const rows = await server.dataSource.query<{ state: string; score: string; ratio: string | null }[]>(
      `select r.state, e.score_total as score, e.execution_ratio as ratio
       from report r join evaluation e on e.report_id = r.id and e.figures_revision = r.figures_revision`,
    );
    expect(rows).toHaveLength(42);
    expect(new Set(rows.map(({ state }) => state)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(rows.map(({ score }) => score)).size).toBeGreaterThan(20);
    expect(rows.filter(({ ratio }) => ratio === null)).toEqual([]);
  });

  it('leaves nothing blocking or unexplained in a report that the bureau holds', async () => {
    const rows = await server.dataSource.query<{ title: string; blocking: number; unexplained: number }[]>(
      `select r.title, e.blocking, (
         select count(*)::integer from jsonb_array_elements(e.result -> 'findings') f
         where f ->> 'severity' = 'warning' and not exists (
           select from explanation x where x.report_id = r.id and x.finding_key = f ->> 'key')) as unexplained
       from report r join evaluation e on e.report_id = r.id where r.state in ('submitted', 'accepted')`,
    );
    expect(rows.filter(({ blocking, unexplained }) => blocking || unexplained)).toEqual([]);
  });

  it('shows what the engine computes: doing it again changes no result and lets no signature lapse', async () => {
    const before = await fingerprint();
    const reports = await server.dataSource.query<{ id: string }[]>('select id from report');
    for (const { id } of reports) await server.context.get(RecomputeService).recompute(id);
    expect(await fingerprint()).toBe(before);
  });

  it('has an unbroken audit trail', async () => {
    const { broken } = await server.context.get(AuditVerificationService).verify();
    expect(broken).toEqual([]);
  });

  it('sends nobody notices or mails of acts that were only played', async () => {
    const [row] = await server.dataSource.query<{ waiting: number }[]>(
      `select (select count(*) from notice) + (select count(*) from mail)
         + (select count(*) from outbox where topic in ('event', 'mail')) as waiting`,
    );
    expect(row).toEqual({ waiting: '0' });
  });

  it('is made once: a further start changes nothing', async () => {
    const before = await fingerprint();
    const again = await startServer({ databaseUrl: database.url, demo: true, role: 'api' });
    expect(await fingerprint()).toBe(before);
    await again.close();
  });
});
