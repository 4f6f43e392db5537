import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@countersign/contracts';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { problemOf } from '../../src/common/problem.filter.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { eventually } from '../support/eventually.js';
import { spawnProcess } from '../support/processes.js';
import { startServer } from '../support/server.js';
import { createDatabase } from '../support/test-databases.js';
import { startOwnPostgres } from './own-postgres.js';

const unreachable = { status: 503, code: 'database_unreachable' };

describe('a database that goes away under a running product', () => {
  let postgres: Awaited<ReturnType<typeof startOwnPostgres>>;
  beforeAll(async () => {
    postgres = await startOwnPostgres();
  }, 60_000);
  afterAll(() => postgres.end());

  it('is told as such, with when to try again, and found again when it is back', async () => {
    const product = await spawnProcess({ DATABASE_URL: postgres.url, LOG_LEVEL: 'error' });
    const ask = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${product.url}${path}`, init);
      return { status: response.status, headers: response.headers, problem: (await response.json()) as Problem };
    };
    const signIn = () =>
      ask('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'nobody', password: 'x' }),
      });
    try {
      expect((await signIn()).status).toBe(401);
      await postgres.goAway();
      for (const answer of [await signIn(), await signIn(), await ask('/api/health/ready')]) {
        expect(answer.problem).toMatchObject(unreachable);
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
        expect(answer.problem.detail).toContain('数据库暂时连接不上');
      }
      expect((await ask('/api/health/live')).status).toBe(200);
      await postgres.comeBack();
      await eventually(async () => (await ask('/api/health/ready')).status === 200);
      expect((await signIn()).status).toBe(401);
      expect(await product.stop()).toBe(0);
    } catch (error) {
      throw new Error(`${String(error)}\n${product.output()}`, { cause: error });
    } finally {
      await product.stop('SIGKILL');
    }
  }, 90_000);
});

describe('each way in which a database is away', () => {
  /** The real failure of asking through a pool of two. */
  async function failureOf(url: string, cause: (dataSource: DataSource) => Promise<unknown>, waitMs = 15_000) {
    const options = dataSourceOptions(url, 2);
    const extra = { ...(options as { extra?: object }).extra, connectionTimeoutMillis: waitMs };
    const dataSource = await new DataSource({ ...options, extra } as typeof options).initialize();
    try {
      return await cause(dataSource).then(
        () => undefined,
        (error: unknown) => error,
      );
    } finally {
      await dataSource.destroy();
    }
  }
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  const terminate = async (url: string) => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
  };

  it('an administrator ends the connection (57P01)', async () => {
    const error = await failureOf(database.url, async (dataSource) => {
      const asked = dataSource.query('select pg_sleep(20)');
      await Promise.all([asked, new Promise((go) => setTimeout(go, 300)).then(() => terminate(database.url))]);
    });
    expect(error).toMatchObject({ code: '57P01' });
    expect(problemOf(error)).toMatchObject(unreachable);
  });

  it('every connection of the pool is taken', async () => {
    const error = await failureOf(
      database.url,
      async (dataSource) => {
        const held = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
        for (const each of held) await each.connect();
        await dataSource.query('select 1').finally(() => Promise.all(held.map((each) => each.release())));
      },
      200,
    );
    expect(problemOf(error)).toMatchObject(unreachable);
  });

  it('the server has no connection left (53300)', async () => {
    const client = new pg.Client(database.url);
    await client.connect();
    const url = new URL(database.url);
    const role = url.pathname.slice(1);
    await client.query(`create role ${role} login password 'p' connection limit 0`);
    [url.username, url.password] = [role, 'p'];
    const error: unknown = await new DataSource(dataSourceOptions(url.href, 2)).initialize().catch((e: unknown) => e);
    await client.query(`drop role ${role}`);
    await client.end();
    expect(error).toMatchObject({ code: '53300' });
    expect(problemOf(error)).toMatchObject(unreachable);
  });

  it('nothing listens at its address (ECONNREFUSED)', async () => {
    const error: unknown = await new DataSource(dataSourceOptions('postgres://a:b@127.0.0.1:1/c', 2))
      .initialize()
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    expect(problemOf(error)).toMatchObject(unreachable);
  });

  it('but a mistake in a statement is not one of them', async () => {
    const error = await failureOf(database.url, (dataSource) => dataSource.query('select * from no_such_table'));
    expect(problemOf(error)).toMatchObject({ status: 500, code: 'unexpected' });
  });
});

it('a request whose connection is cut is told to come again, and the next one works', async () => {
  const server = await startServer({ role: 'api' });
  try {
    await server.addPerson('writer');
    const writer = await server.as('writer');
    const lock = server.dataSource.createQueryRunner();
    await lock.startTransaction();
    await lock.query('lock table report');
    const asked = writer.call('readWork');
    await eventually(async () => {
      const waiting = (await lock.query('select from pg_locks where not granted')) as unknown[];
      return waiting.length > 0;
    });
    await lock.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    const { problem, headers } = await asked;
    expect(problem).toMatchObject(unreachable);
    expect(headers.get('retry-after')).toBe('5');
    await lock.rollbackTransaction();
    await lock.release();
    expect((await writer.call('readWork')).status).toBe(200);
  } finally {
    await server.close();
  }
}, 60_000);
