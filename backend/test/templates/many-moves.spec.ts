import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditVerificationService } from '../../src/audit/audit-verification.service.js';
import { holdLocks } from '../processes/standstill.js';
import { startWorld, type OfficeWorld } from '../reports/office-world.js';
import type { Caller } from '../support/caller.js';
import { eventually } from '../support/eventually.js';
import { spawnProcess, type TestProcess } from '../support/processes.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { publishChanged } from './template-world.js';

/** A job of a killed process is given out again after 10 seconds, found by a look every 5. */
const takenOverMs = 90_000;
const many = 60;

let world: OfficeWorld;
let admin: Caller;
beforeAll(async () => {
  world = await startWorld();
  admin = world.people.administrator;
}, 120_000);
afterAll(() => world.close());

/** Reports with their sections straight in the database, each of a department of its own. */
async function placeMany(count: number): Promise<string[]> {
  const rows = await world.dataSource.query<{ id: string }[]>(
    `with d as (
       insert into department (name) select '批量' || gen_random_uuid() from generate_series(1, $2) returning id
     ), r as (
       insert into report (department_id, template_version_id, year, title)
       select id, $1, 2020, '自评报告' from d returning id
     ), s as (
       insert into section (report_id, key, position)
       select r.id, k.key, k.position from r, (
         select x ->> 'key' as key, n as position
         from template_version v, jsonb_array_elements(v.definition -> 'sections') with ordinality as e (x, n)
         where v.id = $1 and x -> 'heading' is null) k
     )
     select id from r order by id`,
    [world.templateVersionId, count],
  );
  return rows.map(({ id }) => id);
}

const publish = () =>
  publishChanged(world.server, admin, (definition) => {
    definition.title = '修订后的自评报告';
    for (const indicator of definition.indicators) {
      const { key, rule } = indicator;
      if (key === 'key_tasks' && rule.kind === 'deduct_per_item') indicator.points = rule.points = '9';
      if (key === 'timeliness' && rule.kind === 'proportional') indicator.points = rule.points = '5';
    }
  });
const latestMove = async (version: string) =>
  (await admin.done('listTemplateMoves', { params: { id: version } })).items[0]!;
const finished = (version: string) =>
  eventually(async () => {
    const move = await latestMove(version);
    return move.finishedAt !== null && move.recomputed === move.moved && move;
  }, takenOverMs);
const versionsOf = async (ids: readonly string[]) => {
  const rows = await world.dataSource.query<{ version: string; reports: number }[]>(
    `select template_version_id as version, count(*)::integer as reports from report where id = any($1)
     group by template_version_id order by reports desc`,
    [ids],
  );
  return rows.map(({ version, reports }) => [version, reports]);
};
/** How often each report was moved, by its own history. */
const movesTold = async (ids: readonly string[]) => {
  const rows = await world.dataSource.query<{ times: number; reports: number }[]>(
    `select times, count(*)::integer as reports from (
       select report_id, count(*)::integer as times from audit_event
       where action = 'move_template' and report_id = any($1) group by report_id) told group by times`,
    [ids],
  );
  return rows.map(({ times, reports }) => [times, reports]);
};
const setState = (id: string, state: string) =>
  world.dataSource.query('update report set state = $2 where id = $1', [id, state]);

/** Where a worker stands still to be killed, and how many reports it has moved by then. */
const standstills = {
  halfway: { sql: 'select from report where id = any($1) for update', moved: many / 2 },
  'in the midst of writing': { sql: 'lock table evaluation in share row exclusive mode', moved: 0 },
};

describe.each([
  ['PostgreSQL', false, 'halfway'],
  ['Redis', true, 'in the midst of writing'],
] as const)('with jobs in %s', (_, onRedis, place) => {
  let redis: TestRedis | undefined;
  let running: TestProcess[] = [];
  let locks: Awaited<ReturnType<typeof holdLocks>> | undefined;
  let reports: string[];
  beforeAll(async () => {
    if (onRedis) redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  beforeEach(async () => {
    // what another case left behind is out of reach
    await world.dataSource.query(`update report set state = 'published'`);
    await world.dataSource.query(`update template_move set finished_at = now() where finished_at is null`);
    running = [];
    reports = await placeMany(many);
  });
  afterEach(async () => {
    await Promise.all(running.map((each) => each.stop('SIGKILL')));
    await locks?.release().catch(() => {}); // most cases have done so
    locks = undefined;
  });

  async function startWorker(): Promise<TestProcess> {
    const started = await spawnProcess({
      ROLE: 'worker',
      DATABASE_URL: world.server.databaseUrl,
      ...(redis && { REDIS_URL: redis.url }),
    });
    running.push(started);
    return started;
  }

  it(`a worker killed ${place} loses nothing and moves nothing twice: the next one ends the move`, async () => {
    const version = await publish();
    const begun = await admin.done('startTemplateMove', { params: { id: version }, body: {} });
    expect(begun).toMatchObject({ total: many, moved: 0, recomputed: 0, failed: 0, finishedAt: null });
    const { sql, moved } = standstills[place];
    locks = await holdLocks(world.server.databaseUrl);
    await locks.hold(sql, sql.includes('$1') ? [reports.slice(many / 2)] : []);
    const killed = await startWorker();
    await eventually(async () => (await latestMove(version)).moved === moved, takenOverMs);
    await locks.waiting(1);
    expect(await latestMove(version)).toMatchObject({ moved, finishedAt: null });
    await killed.stop('SIGKILL');
    await locks.release();

    await startWorker();
    const done = await finished(version);
    expect(done).toMatchObject({ total: many, moved: many, recomputed: many, failed: 0, failures: [] });
    expect(await versionsOf(reports)).toEqual([[version, many]]);
    expect(await movesTold(reports)).toEqual([[1, many]]);
    expect((await world.server.context.get(AuditVerificationService).verify()).broken).toEqual([]);
  }, 240_000);

  it('one that cannot be moved is named with its reason, and stops none of the others', async () => {
    const version = await publish();
    await admin.done('startTemplateMove', { params: { id: version }, body: {} });
    // between the start of the move and its turn, the bureau accepts one
    await setState(reports[7]!, 'accepted');
    await startWorker();
    const done = await finished(version);
    expect(done).toMatchObject({ total: many, moved: many - 1, failed: 1 });
    expect(done.failures).toMatchObject([{ reportId: reports[7], reason: expect.stringContaining('已接收') }]);
    expect(await versionsOf(reports)).toEqual([
      [version, many - 1],
      [world.templateVersionId, 1],
    ]);
  }, 240_000);
});

describe('a move of many', () => {
  it('takes running reports of older versions only, of the versions that are named, and shows which', async () => {
    await world.dataSource.query(`update report set state = 'published'`);
    await world.dataSource.query(`update template_move set finished_at = now() where finished_at is null`);
    const [first, second] = [await publish(), await publish()];
    const reports = await placeMany(5);
    await setState(reports[0]!, 'submitted');
    await world.dataSource.query('update report set template_version_id = $2 where id = any($1)', [
      reports.slice(1, 3),
      first,
    ]);
    const page = await admin.done('listMovableReports', { params: { id: second }, query: { limit: '3' } });
    const rest = await admin.done('listMovableReports', { params: { id: second }, query: { cursor: page.next! } });
    const listed = [...page.items, ...rest.items];
    expect(listed.map(({ reportId }) => reportId).sort()).toEqual(reports.slice(1).sort());
    expect(listed.find(({ reportId }) => reportId === reports[1])?.version.id).toBe(first);
    expect(rest.next).toBeNull();
    const begun = await admin.done('startTemplateMove', {
      params: { id: second },
      body: { fromVersionIds: [first] },
    });
    expect(begun.total).toBe(2);
    const again = await admin.call('startTemplateMove', { params: { id: second }, body: {} });
    expect(again.problem).toMatchObject({ status: 409, code: 'move_running' });
  });

  it('begun twice at once begins once', async () => {
    await world.dataSource.query(`update template_move set finished_at = now() where finished_at is null`);
    const version = await publish();
    await placeMany(3);
    const answers = await Promise.all(
      [1, 2, 3].map(() => admin.call('startTemplateMove', { params: { id: version }, body: {} })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});
