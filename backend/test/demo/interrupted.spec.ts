import { expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { eventually } from '../support/eventually.js';
import { spawnProcess } from '../support/processes.js';
import { createDatabase } from '../support/test-databases.js';

it('a demo whose making was cut off is made anew, whole', async () => {
  const { url, drop } = await createDatabase();
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  const count = async (what: string) =>
    (await dataSource.query<{ rows: number }[]>(`select count(*)::integer as rows from ${what}`))[0]!.rows;
  const env = { DATABASE_URL: url, DEMO: '1', ROLE: 'api' };

  const cut = spawnProcess(env);
  const failed = expect(cut).rejects.toThrow();
  await eventually(async () => (await count('audit_event').catch(() => 0)) > 50, 60_000);
  await dataSource.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await failed;
  const half = await count('change');

  const whole = await spawnProcess(env);
  expect(await count('report')).toBe(42);
  expect(await count(`report where state = 'accepted'`)).toBeGreaterThan(0);
  expect(await count('change')).toBeGreaterThanOrEqual(half);
  expect(await count(`outbox where topic = 'event'`)).toBe(0);
  expect(await whole.stop()).toBe(0);

  const again = await spawnProcess(env);
  expect(await count('report')).toBe(42);
  await again.stop();
  await dataSource.destroy();
  await drop();
}, 120_000);
