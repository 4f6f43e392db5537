import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { claimDatabase } from '../../src/database/database-claim.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { eventually } from '../support/eventually.js';
import { spawnProcess, type TestProcess } from '../support/processes.js';
import { dataFolder, makeCluster } from './own-postgres.js';

const embeddedModule = fileURLToPath(
  new URL('../../../dist/server/backend/src/database/embedded-postgres.js', import.meta.url),
);

let cluster: Awaited<ReturnType<typeof makeCluster>>;
beforeAll(async () => {
  cluster = await makeCluster();
}, 60_000);
afterAll(() => cluster.remove());

let folder: string;
const running: { stop(): Promise<unknown> }[] = [];
beforeEach(() => {
  folder = dataFolder();
});
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(folder);
  running.push(postgres);
  return postgres;
}

async function startProduct(env: Readonly<Record<string, string>> = {}): Promise<TestProcess> {
  const product = await spawnProcess({ DATA_DIR: folder, ...env });
  running.push(product);
  return product;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(sql)).rows[0]?.value;
  } finally {
    await client.end();
  }
}

describe('a first start that is killed midway', () => {
  /** Another process begins a first start; it is killed as soon as `when` is true. */
  async function killedFirstStart(when: () => boolean): Promise<void> {
    const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(embeddedModule)}); await startEmbeddedPostgres(${JSON.stringify(folder)});`;
    const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
      detached: true,
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    while (!when()) await new Promise((wait) => setTimeout(wait, 2));
    process.kill(-child.pid!, 'SIGKILL');
    await ended;
  }
  const unfinished = () =>
    readdirSync(folder).find((name) => name.startsWith('postgres-unfinished-') && !name.endsWith('.password'));
  const inside = (path: string) => {
    const name = unfinished();
    return name !== undefined && existsSync(join(folder, name, path));
  };

  it.each([
    ['before anything is made', () => unfinished() !== undefined],
    ['when the version is written', () => inside('PG_VERSION')],
    ['when the system tables are made', () => inside('base/1/pg_filenode.map')],
    ['when it is nearly done', () => inside('base/5/PG_VERSION')],
  ])(
    '%s: the next start makes it anew and leaves nothing of the first',
    async (_, when) => {
      await killedFirstStart(when);
      const { url } = await start();
      expect(await ask(url, 'select current_database() as value')).toBe('countersign');
      expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
    },
    120_000,
  );
});

const ownerOf = (path: string) => {
  const { uid, gid } = statSync(path);
  return { uid, gid };
};

describe('a lock file left by a server that is gone', () => {
  beforeEach(() => cluster.copyInto(folder));

  it.each([
    ['whose number belongs to an unrelated process of the same user', true],
    ['whose number belongs to nobody', false],
  ])(
    '%s does not keep the next start from working',
    async (_, recycled) => {
      const first = await startEmbeddedPostgres(folder);
      await ask(first.url, 'create table kept as select 1 as value');
      const file = join(folder, 'postgres', 'postmaster.pid');
      const lines = readFileSync(file, 'utf8').split('\n');
      process.kill(Number.parseInt(lines[0]!, 10), 'SIGINT');
      await eventually(() => !existsSync(file));
      const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? ownerOf(join(folder, 'postgres')) : {});
      if (!recycled) {
        stranger.kill('SIGKILL');
        await once(stranger, 'exit');
      }
      writeFileSync(file, [stranger.pid, ...lines.slice(1)].join('\n'));
      try {
        const again = await start();
        expect(again.started).toBe(true);
        expect(await ask(again.url, 'select value from kept')).toBe(1);
        if (recycled) expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
      } finally {
        stranger.kill('SIGKILL');
      }
    },
    60_000,
  );

  it('of a server that does run is respected', async () => {
    const first = await start();
    const second = await startEmbeddedPostgres(folder);
    expect(second).toMatchObject({ started: false, url: first.url });
  }, 60_000);
});

describe('a second product on the same data folder', () => {
  beforeEach(() => cluster.copyInto(folder));

  it('is refused with the process and address of the first, which goes on', async () => {
    const first = await startProduct({ PUBLIC_URL: 'http://first.example:3000' });
    const refused = await startProduct().then(
      () => '',
      (error: Error) => error.message,
    );
    expect(refused).toMatch(/ended with 1/);
    expect(refused).toContain(
      `数据目录 ${folder} 正由另一个会签程序使用（进程 ${first.pid}，地址 http://first.example:3000）`,
    );
    expect(refused).toContain(`process ${first.pid} at http://first.example:3000`);
    expect(refused.indexOf('数据目录')).toBeLessThan(refused.indexOf('The data folder'));
    expect(refused).not.toMatch(/\n +at /);
    expect((await fetch(`${first.url}/api/health/ready`)).status).toBe(200);
    expect(await first.stop()).toBe(0);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  }, 180_000);

  it('is refused as well where both have the demo', async () => {
    const first = await startProduct({ DEMO: '1' });
    await expect(startProduct({ DEMO: '1' })).rejects.toThrow(`进程 ${first.pid}`);
    expect((await fetch(`${first.url}/api/health/ready`)).status).toBe(200);
  }, 180_000);

  it('may start as soon as the first was killed, and stops the database that it took over', async () => {
    const first = await startProduct();
    await first.stop('SIGKILL');
    const second = await startProduct();
    expect((await fetch(`${second.url}/api/health/ready`)).status).toBe(200);
    expect(await second.stop()).toBe(0);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  }, 180_000);
});

describe('two products started in the same moment', () => {
  it('on an empty folder: one serves, the other is refused', async () => {
    const outcomes = await Promise.allSettled([startProduct(), startProduct()]);
    const served = outcomes.filter(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<TestProcess>[];
    const refused = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect([served.length, refused.length]).toEqual([1, 1]);
    expect(String(refused[0]!.reason)).toContain('正由另一个会签程序使用');
    expect((await fetch(`${served[0]!.value.url}/api/health/ready`)).status).toBe(200);
  }, 120_000);
});

describe('a start that is interrupted', () => {
  const main = fileURLToPath(new URL('../../../dist/server/backend/src/main.js', import.meta.url));
  const lock = () => join(folder, 'postgres', 'postmaster.pid');

  it.each<[string, () => boolean]>([
    ['while the database is made', () => readdirSync(folder).some((name) => name.startsWith('postgres-unfinished'))],
    ['while the database starts', () => existsSync(lock())],
    ['while the application starts', () => existsSync(lock()) && readFileSync(lock(), 'utf8').includes('ready')],
  ])(
    '%s leaves no database running',
    async (_, when) => {
      const child = spawn(process.execPath, [main], {
        env: { PATH: process.env['PATH'], NODE_ENV: 'test', PORT: '0', DEMO: '1', LOG_LEVEL: 'warn', DATA_DIR: folder },
        stdio: ['ignore', 'ignore', 'ignore'],
      });
      const ended = once(child, 'exit');
      await eventually(when, 120_000);
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
      expect(existsSync(lock())).toBe(false);
    },
    180_000,
  );
});

describe('a command that started the database', () => {
  beforeEach(() => cluster.copyInto(folder));

  it('leaves it to a product that came meanwhile', async () => {
    const command = await start();
    const claim = await claimDatabase(command.url, folder, 'http://127.0.0.1:1');
    await command.stop();
    expect(await ask(command.url, 'select 1 as value')).toBe(1);
    await claim.release();
    await command.stop();
    await expect(ask(command.url, 'select 1 as value')).rejects.toThrow();
  }, 60_000);
});

it('a data folder that holds something else in the place of the database keeps it', async () => {
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'notes.txt'), 'mine');
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow();
  expect(readFileSync(join(folder, 'postgres', 'notes.txt'), 'utf8')).toBe('mine');
}, 60_000);
