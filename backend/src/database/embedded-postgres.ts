import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { canReach, findBinaries, privatePlace, type PostgresBinaries } from './postgres-binaries.js';

export interface EmbeddedPostgres {
  url: string;
  /** False: it was running already, for the product itself; a command must not stop it. */
  started: boolean;
  stop(): Promise<void>;
}

interface Cluster extends PostgresBinaries {
  folder: string;
  password: string;
}

const run = promisify(execFile);
const database = 'countersign';

/**
 * Starts the PostgreSQL that ships with the product on a free local port, creating its cluster in `dataDir` the
 * first time. A server left running by a killed process is taken over; a stale lock file is cleared by PostgreSQL.
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
  const running = await runningPort(cluster);
  const port = running ?? (await start(cluster, settings));
  const url = (name: string) => `postgres://countersign:${cluster.password}@127.0.0.1:${port}/${name}`;
  await ensureDatabase(url('postgres'));
  return { url: url(database), started: running === undefined, stop: () => stop(cluster) };
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

function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

const asUser = ({ runAs }: Cluster) => ({ ...runAs, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });

async function initialise(cluster: Cluster): Promise<void> {
  const passwordFile = join(dirname(cluster.folder), 'initial-password');
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  if (cluster.runAs) chownSync(passwordFile, cluster.runAs.uid, cluster.runAs.gid);
  try {
    await run(
      join(cluster.bin, 'initdb'),
      [
        `--pgdata=${cluster.folder}`,
        '--username=countersign',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
      ],
      asUser(cluster),
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Port of a server that already runs on this cluster, if one does. */
async function runningPort(cluster: Cluster): Promise<number | undefined> {
  try {
    await run(join(cluster.bin, 'pg_ctl'), ['status', '-D', cluster.folder], asUser(cluster));
  } catch {
    return undefined;
  }
  const port = readFileSync(join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n')[3];
  return port ? Number.parseInt(port, 10) : undefined;
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

async function stop(cluster: Cluster): Promise<void> {
  await run(join(cluster.bin, 'pg_ctl'), ['stop', '-w', '-m', 'fast', '-D', cluster.folder], asUser(cluster));
}

async function ensureDatabase(url: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${database}`);
  } finally {
    await client.end();
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
