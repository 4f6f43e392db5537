import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { StartError } from '../../src/config/start-error.js';
import { freePort } from '../../src/database/embedded-postgres.js';
import { OutboxService } from '../../src/queue/outbox.service.js';
import { waitForRedis } from '../../src/queue/redis.js';
import { placeReport, startWorld, type OfficeWorld } from '../reports/office-world.js';
import { eventually } from '../support/eventually.js';
import { spawnProcess, type TestProcess } from '../support/processes.js';
import { startRedis } from '../support/redis.js';

let world: OfficeWorld;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

const startWorker = (redisUrl: string, heard?: (output: string) => void) =>
  spawnProcess({ ROLE: 'worker', DATABASE_URL: world.server.databaseUrl, REDIS_URL: redisUrl }, heard);

/** A change of figures as a save commits it; gives the id of its outbox row. */
async function change(reportId: string): Promise<string> {
  await world.dataSource.transaction(async (tx) => {
    await tx.query('update report set figures_revision = figures_revision + 1 where id = $1', [reportId]);
    // just saved: the sweep that looks for old numbers leaves it to the queue
    await tx.query('update section set saved_at = now() where report_id = $1', [reportId]);
    await world.server.context.get(OutboxService).put(tx, 'recompute', { reportId });
  });
  const [row] = await world.dataSource.query<{ id: string }[]>('select max(id) as id from outbox');
  return row!.id;
}

const isRelayed = async (id: string) =>
  (await world.dataSource.query<unknown[]>('select from outbox where id = $1 and relayed_at is not null', [id]))
    .length === 1;
const isComputed = async (reportId: string) =>
  (
    await world.dataSource.query<unknown[]>(
      `select from report r join evaluation e on e.report_id = r.id
       where r.id = $1 and e.figures_revision = r.figures_revision`,
      [reportId],
    )
  ).length === 1;

describe('a Redis that goes away while the worker runs', () => {
  it('keeps what was committed waiting, and gets it when it is back, memory lost or not', async () => {
    const report = await placeReport(world);
    let redis = await startRedis();
    const worker = await startWorker(redis.url);
    try {
      const before = await change(report.id);
      await eventually(() => isRelayed(before));
      await eventually(() => isComputed(report.id));
      await redis.stop();
      const during = [await change(report.id), await change(report.id)];
      await new Promise((pass) => setTimeout(pass, 3000));
      for (const id of during) expect(await isRelayed(id)).toBe(false);
      redis = await startRedis(redis.port);
      for (const id of during) await eventually(() => isRelayed(id));
      await eventually(() => isComputed(report.id));
      const after = await change(report.id);
      await eventually(() => isRelayed(after));
      await eventually(() => isComputed(report.id));
      expect(await worker.stop()).toBe(0);
    } finally {
      await worker.stop('SIGKILL');
      await redis.stop();
    }
  }, 90_000);

  it('holds no lock on what waits, and does not fill the log', async () => {
    const report = await placeReport(world);
    const redis = await startRedis();
    const worker = await startWorker(redis.url);
    try {
      await redis.stop();
      const id = await change(report.id);
      await new Promise((pass) => setTimeout(pass, 4000));
      const locked = await world.dataSource.query<unknown[]>(
        `select from pg_stat_activity
         where datname = current_database() and state like 'idle in transaction%' and state_change < now() - interval '1 second'`,
      );
      expect(locked).toHaveLength(0);
      expect(await isRelayed(id)).toBe(false);
      expect(worker.output().split('\n').length).toBeLessThan(30);
    } finally {
      await worker.stop('SIGKILL');
      await redis.stop();
    }
  }, 60_000);

  it('does not hold up a stop', async () => {
    const redis = await startRedis();
    const worker = await startWorker(redis.url);
    try {
      await redis.stop();
      await change((await placeReport(world)).id);
      await new Promise((pass) => setTimeout(pass, 1500));
      const asked = performance.now();
      expect(await worker.stop()).toBe(0);
      expect(performance.now() - asked).toBeLessThan(15_000);
    } finally {
      await worker.stop('SIGKILL');
    }
  }, 60_000);
});

describe('a Redis that is away at the start', () => {
  it('is waited for, and the terminal says so', async () => {
    const port = await freePort();
    let said = '';
    const starting: Promise<TestProcess> = startWorker(`redis://127.0.0.1:${port}`, (output) => (said = output));
    // a busy machine takes its time to load the product
    await eventually(() => said.includes(`任务队列 Redis（127.0.0.1:${port}）暂时连接不上`), 30_000);
    const redis = await startRedis(port);
    const worker = await starting;
    try {
      const report = await placeReport(world);
      await change(report.id);
      await eventually(() => isComputed(report.id));
    } finally {
      await worker.stop();
      await redis.stop();
    }
  }, 60_000);

  it('ends the start with the reason when it stays away', async () => {
    const port = await freePort();
    const said: string[] = [];
    const waiting = waitForRedis(`redis://127.0.0.1:${port}`, (line) => said.push(line), 1500);
    await expect(waiting).rejects.toThrow(StartError);
    await expect(waiting).rejects.toThrow(/连接不上：.*ECONNREFUSED.*REDIS_URL/);
    expect(said).toHaveLength(1);
  });

  it('ends the start at once, without a stack, when it refuses the password', async () => {
    const redis = await startRedis();
    try {
      const admin = new Redis(redis.url);
      await admin.config('SET', 'requirepass', 'secret');
      admin.disconnect();
      const ended = startWorker(redis.url);
      await expect(ended).rejects.toThrow(/ended with 1:[^]*连接不上：[^]*NOAUTH[^]*请检查/);
      await expect(ended).rejects.not.toThrow(/at waitForRedis/);
    } finally {
      await redis.stop();
    }
  }, 30_000);
});

it('a PostgreSQL that is away at the start ends it with the reason, without a stack or a password', async () => {
  const port = await freePort();
  const ended = spawnProcess({ DATABASE_URL: `postgres://someone:hidden@127.0.0.1:${port}/countersign` });
  const { message } = await ended.then(
    () => new Error('started'),
    (error: unknown) => error as Error,
  );
  expect(message).toMatch(/ended with 1/);
  expect(message).toContain(`数据库（127.0.0.1:${port}）连接不上`);
  expect(message).not.toMatch(/hidden|\n +at /);
}, 60_000);
