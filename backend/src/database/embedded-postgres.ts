import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { isDatabaseAway } from '../common/database-away.js';
import { isClaimed } from './database-claim.js';
import { canReach, findBinaries, privatePlace, type PostgresBinaries } from './postgres-binaries.js';
import { isAlive, runningPort } from './running-server.js';

export interface EmbeddedPostgres {
  url: string;
  /** False: it was running already, for the product itself; a command must not stop it. */
  started: boolean;
  /** Does nothing while a product serves it: whoever comes last stops it. */
  stop(): Promise<void>;
}

interface Cluster extends PostgresBinaries {
  folder: string;
  password: string;
}

const run = promisify(execFile);
const database = 'countersign';
/** Told to the slower of two that create the same database. */
const madeByAnother = ['42P04', '23505'];
const startMs = 30_000;
/** Beginning of the names of what is still being made, beside the cluster. */
const unfinished = 'postgres-unfinished-';

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

function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'postgres-password');
  if (!existsSync(file)) {
    const written = `${file}-${process.pid}`;
    writeFileSync(written, randomBytes(24).toString('hex'), { mode: 0o600 });
    try {
      linkSync(written, file); // there whole or not at all, and of two starts at once the first one's
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(written);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

const asUser = ({ runAs }: Cluster) => ({ ...runAs, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });

/** Makes the cluster beside its place and moves it there whole: a process killed midway leaves no half of one. */
async function initialise(cluster: Cluster): Promise<void> {
  const place = dirname(cluster.folder);
  removeUnfinished(place);
  const folder = mkdtempSync(join(place, `${unfinished}${process.pid}-`));
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  if (cluster.runAs) for (const each of [folder, passwordFile]) chownSync(each, cluster.runAs.uid, cluster.runAs.gid);
  try {
    await run(
      join(cluster.bin, 'initdb'),
      [
        `--pgdata=${folder}`,
        '--username=countersign',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
      ],
      asUser(cluster),
    );
    moveInto(cluster.folder, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** What processes that are gone left unfinished. */
function removeUnfinished(place: string): void {
  for (const name of readdirSync(place)) {
    const [, pid] = name.startsWith(unfinished) ? /(\d+)-/.exec(name)! : [];
    if (pid && !isAlive(Number.parseInt(pid, 10))) rmSync(join(place, name), { recursive: true, force: true });
  }
}

/** Two first starts at once: the second to finish uses the cluster of the first. */
function moveInto(place: string, folder: string): void {
  if (existsSync(join(place, 'PG_VERSION'))) return rmSync(folder, { recursive: true });
  if (existsSync(place)) rmdirSync(place); // empty; anything else stays and is an error
  renameSync(folder, place);
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
