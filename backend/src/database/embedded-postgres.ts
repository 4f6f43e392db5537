import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { isDatabaseAway } from '../common/database-away.js';
import { isClaimed } from './database-claim.js';
import { asUser, initialise, passwordOf, type Cluster } from './new-cluster.js';
import { canReach, findBinaries, privatePlace, type PostgresBinaries } from './postgres-binaries.js';
import { runningPort } from './running-server.js';

export interface EmbeddedPostgres {
  url: string;
  /** False: it was running already, for the product itself; a command must not stop it. */
  started: boolean;
  /** Does nothing while a product serves it: whoever comes last stops it. */
  stop(): Promise<void>;
}

const run = promisify(execFile);
const database = 'countersign';
/** Told to the slower of two that create the same database. */
const madeByAnother = ['42P04', '23505'];
const startMs = 30_000;

/**
 * Starts the PostgreSQL that ships with the product on a free local port, creating its cluster in `dataDir` the
 * first time. A server left running by a killed process is taken over; what a killed first start left is made anew.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  log: (line: string) => void = () => {},
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const binaries = findBinaries(log);
  const cluster = { ...binaries, folder: clusterFolder(dataDir, binaries.runAs, log), password: passwordOf(dataDir) };
  if (!existsSync(join(cluster.folder, 'PG_VERSION'))) {
    log('首次启动：创建数据库');
    await initialise(cluster);
  }
  const running = runningPort(cluster.folder);
  const port = running ?? (await start(cluster, settings).catch((error: unknown) => startedByAnother(cluster, error)));
  const url = (name: string) => `postgres://countersign:${cluster.password}@127.0.0.1:${port}/${name}`;
  await ensureDatabase(url('postgres'));
  return {
    url: url(database),
    started: running === undefined,
    stop: async () => void ((await isClaimed(url(database))) || (await stop(cluster))),
  };
}

function clusterFolder(dataDir: string, user: PostgresBinaries['runAs'], log: (line: string) => void): string {
  if (!user) return join(dataDir, 'postgres');
  if (canReach(dataDir, user)) return owned(join(dataDir, 'postgres'), user);
  const place = join(privatePlace(dataDir), 'postgres');
  log(`数据目录对系统用户不可见，数据库文件放在 ${place}`);
  return owned(place, user);
}

function owned(folder: string, { uid, gid }: { uid: number; gid: number }): string {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  return folder;
}

async function start(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<number> {
  const port = Number.parseInt(settings['port'] ?? String(await freePort()), 10);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', ...settings };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  await run(
    join(cluster.bin, 'pg_ctl'),
    [
      'start',
      '-w',
      '-t',
      '60',
      '-D',
      cluster.folder,
      '-l',
      join(cluster.folder, 'server.log'),
      '-o',
      `-p ${port} ${options.join(' ')}`,
    ],
    asUser(cluster),
  );
  return port;
}

/** The port of a server that another process started in the same moment; else the failure stands. */
function startedByAnother({ folder }: Cluster, error: unknown): number {
  const port = runningPort(folder);
  if (port === undefined) throw error;
  return port;
}

async function stop(cluster: Cluster): Promise<void> {
  await run(join(cluster.bin, 'pg_ctl'), ['stop', '-w', '-m', 'fast', '-D', cluster.folder], asUser(cluster));
}

async function ensureDatabase(url: string): Promise<void> {
  const client = await connectPatiently(url);
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${database}`);
  } catch (error) {
    if (!madeByAnother.includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

/** A server that was taken over may still be starting, or mending itself after a crash. */
async function connectPatiently(url: string): Promise<pg.Client> {
  for (const until = performance.now() + startMs; ;) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (!isDatabaseAway(error) || performance.now() > until) throw error;
      await new Promise((resume) => setTimeout(resume, 100));
    }
  }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
