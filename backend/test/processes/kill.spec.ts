import { Decimal } from '@countersign/figures';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { act, placeReport, revisionOf, startWorld, tried } from '../reports/office-world.js';
import type { OfficeWorld, PlacedReport } from '../reports/office-world.js';
import { eventually } from '../support/eventually.js';
import { spawnProcess } from '../support/processes.js';
import type { TestProcess } from '../support/processes.js';
import { startRedis } from '../support/redis.js';
import type { TestRedis } from '../support/redis.js';
import { signedIn } from '../support/server.js';
import { startSmtp } from '../support/smtp.js';
import type { TestSmtp } from '../support/smtp.js';
import { holdLocks, startSilentServer } from './standstill.js';

const spent = 'execution.project.purchases.spent';
const total = 'execution.total.spent';
/** A job of a killed process is given out again after 10 seconds, found by a look every 5. */
const takenOverMs = 45_000;

let world: OfficeWorld;
let report: PlacedReport;
beforeAll(async () => {
  world = await startWorld();
  await world.server.addPerson('accountant', [{ role: 'owner', officeId: world.department.office('财务科') }]);
}, 120_000);
afterAll(() => world.close());

const ask = <T extends object>(sql: string): Promise<T[]> => world.dataSource.query<T[]>(sql, [report.id]);

/** What a save leaves behind, and what the worker makes of it. */
async function trace() {
  const [row] = await ask<Record<'saved' | 'figures' | 'changes' | 'jobs' | 'relayed' | 'evaluations', number>>(
    `select (select revision from section where report_id = r.id and key = 'execution') - 1 as saved,
       r.figures_revision as figures,
       (select count(*) from change where report_id = r.id)::integer as changes,
       (select count(*) from outbox where topic = 'recompute' and payload ->> 'reportId' = r.id::text)::integer as jobs,
       (select count(*) from outbox where topic = 'recompute' and payload ->> 'reportId' = r.id::text
          and relayed_at is not null)::integer as relayed,
       (select count(*) from evaluation where report_id = r.id)::integer as evaluations
     from report r where r.id = $1`,
  );
  return row!;
}
const figuresView = () => world.people.coordinator.done('readFigures', { params: { id: report.id } });
async function totalSpent(): Promise<Decimal> {
  const { derived } = await figuresView();
  const shown = derived[total];
  if (!shown || !('value' in shown)) throw new Error(`${total} is not known`);
  return new Decimal(shown.value);
}
const computed = () =>
  eventually(async () => {
    const { figuresRevision, computedRevision } = await figuresView();
    return figuresRevision === computedRevision && figuresRevision;
  }, takenOverMs);

interface Owed {
  eventId: string;
  recipient: string;
  messageId: string;
  state: string;
}
const owed = () =>
  ask<Owed>(
    `select m.event_id as "eventId", m.recipient, m.message_id as "messageId", m.state
     from mail m join audit_event a on a.id = m.event_id where a.report_id = $1 order by m.recipient`,
  );
async function acts(): Promise<{ action: string; messages: number; notices: number }[]> {
  return ask(
    `select a.action,
       (select count(*) from outbox o where o.payload ->> 'eventId' = a.id::text)::integer as messages,
       (select count(*) from notice n where n.event_id = a.id)::integer as notices
     from audit_event a where a.report_id = $1 order by a.seq`,
  );
}

describe.each([
  ['PostgreSQL', false],
  ['Redis', true],
])('with jobs in %s', (_, onRedis) => {
  let redis: TestRedis | undefined;
  let running: TestProcess[];
  let smtp: TestSmtp | undefined;
  beforeAll(async () => {
    if (onRedis) redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  beforeEach(async () => {
    running = [];
    report = await placeReport(world);
  });
  afterEach(async () => {
    await Promise.all(running.map((each) => each.stop('SIGKILL')));
    await smtp?.stop();
    smtp = undefined;
  });

  async function start(role: 'api' | 'worker' | 'all', smtpUrl?: string): Promise<TestProcess> {
    const started = await spawnProcess({
      ROLE: role,
      DATABASE_URL: world.server.databaseUrl,
      ...(redis && { REDIS_URL: redis.url }),
      ...(smtpUrl && { SMTP_URL: smtpUrl }),
    });
    running.push(started);
    return started;
  }

  /** Every mail owed is sent; each arrived once, and nothing else did. */
  async function delivered(recipients: readonly string[]): Promise<void> {
    const mails = await eventually(async () => {
      const rows = await owed();
      return rows.length === recipients.length && rows.every(({ state }) => state === 'sent') && rows;
    }, takenOverMs);
    expect(mails.map(({ recipient }) => recipient)).toEqual(recipients);
    expect(smtp!.mails.map(({ messageId }) => messageId).sort()).toEqual(
      mails.map(({ messageId }) => messageId).sort(),
    );
  }

  it('a process killed in the midst of saves, after an act: all that was answered is there, and is done once after the start', async () => {
    smtp = await startSmtp();
    const api = await start('api', smtp.url);
    const [owner, accountant] = [await signedIn(api.url, 'owner'), await signedIn(api.url, 'accountant')];
    const [before, spentBefore] = [await trace(), await totalSpent()];
    const section = report.section(tried);
    const body = { action: 'submit', revision: await revisionOf(world, section) };
    await owner.done('moveSection', { params: { id: section }, body });
    const id = report.section('execution');
    let revision = await revisionOf(world, id);
    const save = (value: string) =>
      accountant.done('saveFigures', { params: { id }, body: { revision, figures: [{ key: spent, value }] } });
    for (const value of ['3.70', '3.71', '3.72']) ({ revision } = await save(value));
    const cut = save('3.73').catch(() => 'cut off');
    await api.stop('SIGKILL');
    await cut;

    // the fourth save was committed in full, or never was; its commit may still be under way
    await ask('select from report where id = $1 for update');
    const after = await trace();
    const saved = after.saved - before.saved;
    expect([3, 4]).toContain(saved);
    expect(after).toEqual({
      ...before,
      saved: before.saved + saved,
      figures: before.figures + saved,
      changes: before.changes + saved,
      jobs: before.jobs + saved,
    });
    expect(await acts()).toEqual([{ action: 'submit', messages: 1, notices: 0 }]);
    expect(await owed()).toEqual([]);

    const stream = await world.people.coordinator.follow('reportEvents', { id: report.id });
    await eventually(() => stream.events.length === 1);
    const all = await start('all', smtp.url);
    await delivered(['assistingreviewer@example.org', 'reviewer@example.org']);
    expect(await computed()).toBe(after.figures);
    expect((await totalSpent()).minus(spentBefore).toFixed(2)).toBe(saved === 3 ? '-0.08' : '-0.07');
    expect(await all.stop('SIGTERM')).toBe(0);
    expect(await trace()).toEqual({ ...after, relayed: after.jobs });
    // no result of an older revision was shown; a second run over the same figures changes nothing
    const results = await eventually(() => {
      const seen = stream.events.slice(1).filter(({ kind }) => kind === 'computed');
      return seen.length > 0 && seen;
    });
    for (const result of results)
      expect(result).toMatchObject({
        kind: 'computed',
        figuresRevision: after.figures,
        computedRevision: after.figures,
      });
    await stream.stop();
    expect(await acts()).toEqual([{ action: 'submit', messages: 1, notices: 2 }]);
    expect(smtp.mails).toHaveLength(2);
  }, 120_000);

  it('a worker killed while it computes, notifies and mails: the next one finishes all of it, once', async () => {
    const other = report;
    const accountant = await world.server.as('accountant');
    const execution = other.section('execution');
    await accountant.done('saveFigures', {
      params: { id: execution },
      body: { revision: await revisionOf(world, execution), figures: [{ key: spent, value: '3.70' }] },
    });
    report = await placeReport(world);
    expect((await act(world, 'owner', report.section(tried), 'submit')).status).toBe(200);

    const silent = await startSilentServer();
    const locks = await holdLocks(world.server.databaseUrl);
    await locks.hold('select from report where id = $1 for update', [other.id]);
    const worker = await start('worker', `smtp://127.0.0.1:${silent.port}`);
    await silent.called(2);
    await locks.waiting(1);
    await locks.hold('lock table notice in exclusive mode');
    const returned = await act(world, 'reviewer', report.section(tried), 'return', { comment: '请补充依据' });
    expect(returned.status).toBe(200);
    await locks.waiting(2);
    await worker.stop('SIGKILL');
    await locks.release();
    await silent.stop();

    smtp = await startSmtp(silent.port);
    const next = await start('worker', smtp.url);
    await delivered([
      'assistingreviewer@example.org',
      'colleague@example.org',
      'owner@example.org',
      'reviewer@example.org',
    ]);
    expect(await acts()).toEqual([
      { action: 'submit', messages: 1, notices: 2 },
      { action: 'return', messages: 1, notices: 2 },
    ]);
    report = other;
    await computed();
    expect(await next.stop('SIGTERM')).toBe(0);
    expect(await trace()).toMatchObject({ saved: 1, changes: 1, jobs: 1, relayed: 1, evaluations: 1 });
    expect(smtp.mails).toHaveLength(4);
  }, 180_000);
});
