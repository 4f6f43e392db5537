import { shippedTemplates } from '@countersign/template/shipped';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { Caller } from '../support/caller.js';
import { eventually } from '../support/eventually.js';
import { addDepartment, addPerson } from '../support/people.js';
import { spawnProcess } from '../support/processes.js';
import type { TestProcess } from '../support/processes.js';
import { startRedis } from '../support/redis.js';
import type { TestRedis } from '../support/redis.js';
import { signedIn } from '../support/server.js';
import { createDatabase } from '../support/test-databases.js';
import { holdLocks } from './standstill.js';

const spent = 'execution.project.purchases.spent';
const startMs = 120_000;

const ready = async ({ url }: TestProcess) => (await fetch(`${url}/api/health/ready`)).status === 200;
/** It was told to stop and takes no new callers. */
const closing = ({ url }: TestProcess) =>
  eventually(() =>
    fetch(`${url}/api/health/live`).then(
      () => false,
      () => true,
    ),
  );

/** How often the schema was made, and the shipped templates laid in. */
async function made(dataSource: DataSource) {
  const [row] = await dataSource.query<{ migrations: number; templates: number }[]>(
    `select (select count(*) from migrations)::integer as migrations,
       (select count(*) from template_version)::integer as templates`,
  );
  return row;
}

const once = ({ migrations }: DataSource) => ({ migrations: migrations.length, templates: shippedTemplates.length });

describe('two API processes and two workers on one PostgreSQL and one Redis', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let redis: TestRedis;
  let dataSource: DataSource;
  let apis: TestProcess[];
  let workers: TestProcess[];
  let reportId: string;
  let sectionId: string;

  beforeAll(async () => {
    [database, redis] = await Promise.all([createDatabase({ empty: true }), startRedis()]);
    const start = (ROLE: string) => spawnProcess({ ROLE, DATABASE_URL: database.url, REDIS_URL: redis.url });
    const started = await Promise.all(['api', 'api', 'worker', 'worker'].map(start));
    [apis, workers] = [started.slice(0, 2), started.slice(2)];
    dataSource = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
  }, startMs);
  afterAll(async () => {
    await Promise.all([...apis, ...workers].map((each) => each.stop('SIGKILL')));
    await redis.stop();
    await dataSource.destroy();
    await database.drop();
  });

  /** One save of the accountant, at one process. */
  async function save(at: TestProcess, value: string) {
    const accountant = await signedIn(at.url, 'accountant');
    const { revision } = await accountant.done('readSection', { params: { id: sectionId } });
    return accountant.call('saveFigures', {
      params: { id: sectionId },
      body: { revision, figures: [{ key: spent, value }] },
    });
  }
  const revisions = async () => {
    const [row] = await dataSource.query<{ figures: number; computed: number }[]>(
      `select r.figures_revision as figures, coalesce(e.figures_revision, 0) as computed
       from report r left join evaluation e on e.report_id = r.id where r.id = $1`,
      [reportId],
    );
    return row!;
  };
  const computed = () =>
    eventually(async () => {
      const { figures, computed: of } = await revisions();
      return figures === of;
    });

  it('that start at the same moment on an empty database make the schema once, and are all healthy', async () => {
    expect(await made(dataSource)).toEqual(once(dataSource));
    for (const each of [...apis, ...workers]) expect(await ready(each)).toBe(true);
  });

  it('a report made at one is there at the other', async () => {
    const department = await addDepartment(dataSource, '区投资推广署', ['财务科', '办公室']);
    await addPerson(dataSource, 'coordinator', [{ role: 'coordinator', departmentId: department.id }]);
    await addPerson(dataSource, 'accountant', [{ role: 'owner', officeId: department.office('财务科') }]);
    const [version] = await dataSource.query<{ id: string }[]>('select id from template_version where year = 2020');
    ({ id: reportId } = await (
      await signedIn(apis[0]!.url, 'coordinator')
    ).done('createReport', {
      body: { departmentId: department.id, templateVersionId: version!.id, deadline: '2021-03-31' },
    }));
    const { sections } = await (
      await signedIn(apis[1]!.url, 'coordinator')
    ).done('readReport', { params: { id: reportId } });
    sectionId = sections.find(({ key }) => key === 'execution')!.id;
    await computed();
  });

  it.each([
    ['the first', 0, 1],
    ['the second', 1, 0],
  ])('a save at %s shows at once at the other, and then the numbers that a worker computed', async (_, at, watched) => {
    const stream = await (await signedIn(apis[watched]!.url, 'coordinator')).follow('reportEvents', { id: reportId });
    await eventually(() => stream.events.length === 1);
    const { figures } = await revisions();
    const { body } = await save(apis[at]!, `3.8${at}`);
    expect(body.figuresRevision).toBe(figures + 1);
    const computedEvent = await eventually(() =>
      stream.events.find((event) => event.kind === 'computed' && event.computedRevision === figures + 1),
    );
    const savedEvent = stream.events.find(({ kind }) => kind === 'saved');
    expect(savedEvent).toMatchObject({ sectionId, figuresRevision: figures + 1 });
    expect(stream.events.indexOf(savedEvent!)).toBeLessThan(stream.events.indexOf(computedEvent));
    await stream.stop();
  });

  it('a sign-out at one ends the session at the other', async () => {
    const here = await signedIn(apis[0]!.url, 'coordinator');
    const there = new Caller(apis[1]!.url);
    [there.cookie, there.csrfToken] = [here.cookie, here.csrfToken];
    expect((await there.call('readSession')).status).toBe(200);
    await here.done('signOut');
    await eventually(async () => (await there.call('readSession')).status === 401);
  });

  it('an API process that is told to stop finishes the save that it is at, ends its streams, and ends with 0', async () => {
    const stream = await (await signedIn(apis[0]!.url, 'coordinator')).follow('reportEvents', { id: reportId });
    await computed();
    const locks = await holdLocks(database.url);
    await locks.hold('select from report where id = $1 for update', [reportId]);
    const { figures } = await revisions();
    const saving = save(apis[0]!, '3.90');
    await locks.waiting(1);
    const stopped = apis[0]!.stop('SIGTERM');
    await Promise.all([stream.ended, closing(apis[0]!)]);
    await locks.release();
    expect(await saving).toMatchObject({ status: 200, body: { figuresRevision: figures + 1 } });
    expect(await stopped).toBe(0);
    expect((await save(apis[1]!, '3.91')).body.figuresRevision).toBe(figures + 2);
  });

  it('workers that are told to stop end with 0: the first while idle, the last with the job that it is at', async () => {
    await computed();
    expect(await workers[0]!.stop('SIGTERM')).toBe(0);
    await save(apis[1]!, '3.92');
    await computed();

    const locks = await holdLocks(database.url);
    await locks.hold('lock table evaluation in share row exclusive mode');
    await save(apis[1]!, '3.93');
    await locks.waiting(1);
    const stopped = workers[1]!.stop('SIGTERM');
    await closing(workers[1]!);
    await locks.release();
    expect(await stopped).toBe(0);
    const { figures, computed: of } = await revisions();
    expect(of).toBe(figures);
    expect(await apis[1]!.stop('SIGTERM')).toBe(0);
  });
});

describe('two processes that keep their jobs in PostgreSQL', () => {
  it(
    'start at the same moment on an empty database, and are both healthy',
    async () => {
      const database = await createDatabase({ empty: true });
      const start = () => spawnProcess({ ROLE: 'all', DATABASE_URL: database.url });
      const started = await Promise.all([start(), start()]);
      const dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
      try {
        expect(await made(dataSource)).toEqual(once(dataSource));
        for (const each of started) expect(await ready(each)).toBe(true);
        for (const each of started) expect(await each.stop('SIGTERM')).toBe(0);
        for (const each of started) expect(each.output()).not.toMatch(/"level":"error"/);
      } finally {
        await Promise.all(started.map((each) => each.stop('SIGKILL')));
        await dataSource.destroy();
        await database.drop();
      }
    },
    startMs,
  );
});
