import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/server/backend/src/database/embedded-postgres.js';
import { root } from '../setup/place.mjs';
import { familySeconds, parentOf } from './processor-time.mjs';

const main = join(root, 'dist/server/backend/src/main.js');

/**
 * The PostgreSQL of the product in a folder of its own, with its ordinary settings: commits wait for the disk.
 * `stop` removes everything.
 */
async function startDatabases() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  // PostgreSQL may run as another user than this one
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder);
  const urlOf = (name) => Object.assign(new URL(server.url), { pathname: name }).toString();
  const run = (sql) => query(urlOf('postgres'), sql);
  const shutDown = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const [{ pid }] = await query(server.url, `select pid from pg_stat_activity where backend_type = 'checkpointer'`);
  const postmaster = parentOf(pid);
  let stopping;
  return {
    url: server.url,
    folder,
    /** Processor time of PostgreSQL with all its processes so far. */
    processorSeconds: () => familySeconds(postmaster),
    /** A second database with the same rows. Nobody may be connected to the first. */
    async copy(name) {
      await run(`create database ${name} template ${new URL(server.url).pathname.slice(1)}`);
      return urlOf(name);
    },
    async commitWithoutWaiting() {
      await run('alter system set synchronous_commit = off');
      await run('select pg_reload_conf()');
    },
    stop: () => (stopping ??= shutDown()),
  };
}

/** Does the work with databases of its own, which are gone at the end, also when it is interrupted. */
export async function withDatabases(work) {
  const databases = await startDatabases();
  const stop = () => {
    // connections that break from now on are no news
    process.on('uncaughtException', () => {});
    void databases.stop().finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  try {
    await work(databases);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
    await databases.stop();
  }
}

async function query(url, sql) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Connections of a process to PostgreSQL: the product's default. */
export const pool = 20;

/** One API process of the built product, as it is deployed: no workers in it, ordinary log level. */
export const startApi = (databases) => start(databases, 'api');

/** One worker process of the built product, as it is deployed. */
export const startWorker = (databases) => start(databases, 'worker');

async function start({ url: databaseUrl, folder }, role) {
  const child = spawn(process.execPath, [...profiling(), main], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ROLE: role,
      PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      DATABASE_POOL: String(pool),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const ended = once(child, 'exit');
  const url = await Promise.race([
    once(child, 'message').then(([{ ready }]) => ready),
    ended.then(([code]) => Promise.reject(new Error(`The server ended with ${code}:\n${output}`))),
  ]);
  return {
    url,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** `BENCH_PROFILE=<folder>` keeps a CPU profile of the server there. */
function profiling() {
  const folder = process.env.BENCH_PROFILE;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}
