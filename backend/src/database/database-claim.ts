import pg from 'pg';
import { StartError } from '../config/start-error.js';
import { advisoryLocks } from './advisory-locks.js';

/** A product that was just killed or is stopping lets go within this time. */
const patienceMs = 3000;
/** PostgreSQL notices a connection that was just closed within this time. */
const releaseMs = 1000;
const pauseMs = 100;

export interface DatabaseClaim {
  release(): Promise<void>;
}

/**
 * Makes this process the one that serves the embedded database of a data folder; the claim ends with the process,
 * however it ends. Throws a StartError that names the process and address of the one that has it.
 */
export async function claimDatabase(url: string, dataDir: string, address: string): Promise<DatabaseClaim> {
  const client = new pg.Client({ connectionString: url, application_name: `countersign ${process.pid} ${address}` });
  client.on('error', () => {}); // the database ended; so does the claim
  await client.connect();
  if (!(await isTakenWithin(patienceMs, client))) {
    const holder = await holderOf(client);
    await client.end();
    throw alreadyRunning(dataDir, holder);
  }
  return { release: () => client.end().catch(() => {}) };
}

/** Whether a product serves the database at the moment. */
export async function isClaimed(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    return !(await isTakenWithin(releaseMs, client));
  } catch {
    return false; // a database that cannot be asked serves nobody
  } finally {
    await client.end().catch(() => {});
  }
}

/** Takes the lock for this connection, unless another keeps it so long. */
async function isTakenWithin(ms: number, client: pg.Client): Promise<boolean> {
  for (const until = performance.now() + ms; ;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      advisoryLocks.serving,
    ]);
    if (rows[0]!.taken) return true;
    if (performance.now() > until) return false;
    await new Promise((resume) => setTimeout(resume, pauseMs));
  }
}

async function holderOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.granted`,
    [advisoryLocks.serving],
  );
  return rows[0]?.name ?? '';
}

function alreadyRunning(dataDir: string, holder: string): StartError {
  const [, pid = '?', address = '?'] = holder.split(' ');
  return new StartError(
    `数据目录 ${dataDir} 正由另一个会签程序使用（进程 ${pid}，地址 ${address}）。请直接打开该地址，或先停止它；` +
      `要同时运行两份，请另设 DATA_DIR 和 PORT。\n` +
      `The data folder ${dataDir} is served by another Countersign already (process ${pid} at ${address}). ` +
      `Open that address, stop it first, or choose another DATA_DIR and PORT.`,
  );
}
