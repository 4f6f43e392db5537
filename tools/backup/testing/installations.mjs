import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../../setup/place.mjs';

/** A folder that PostgreSQL can enter even where it runs as another user. */
export function openFolder(...parts) {
  const folder = join(...parts);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}

/** The environment of this run without what would lead to another installation. */
function environment(extra) {
  const { PATH, HOME, TMPDIR } = process.env;
  return Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR, ...extra }).filter(([, value]) => value !== undefined),
  );
}

/** The product as `npm start` runs it, ready to serve; gives what stops it. */
export async function startProduct(dataDir, demo) {
  const server = spawn(process.execPath, [join(root, 'dist/server/backend/src/main.js')], {
    env: environment({ DATA_DIR: dataDir, DEMO: demo ? '1' : '0', PORT: '0', LOG_LEVEL: 'warn' }),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(server, 'exit');
  await Promise.race([
    once(server, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`The product ended with ${code}`))),
  ]);
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}

/** Runs `backup.mjs` or `restore.mjs`; gives exit code and what it said. */
export async function command(script, args, extra) {
  const child = spawn(process.execPath, [join(root, 'tools/backup', script), ...args], { env: environment(extra) });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  return { code, said };
}

/** Runs `work` with a connection. */
export async function at(url, work) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** MD5 of all rows of each table and where each sequence stands; `outbox` without the time of its relay. */
export const fingerprint = (url) =>
  at(url, async (client) => {
    const { rows: tables } = await client.query(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations' order by 1`,
    );
    const prints = {};
    for (const { name } of tables) {
      const row = name === 'outbox' ? '(id, topic, payload, at)' : 't';
      const { rows } = await client.query(
        `select count(*)::integer as count, md5(string_agg(${row}::text, chr(10) order by ${row}::text)) as md5 from "${name}" t`,
      );
      prints[name] = `${rows[0].count} ${rows[0].md5}`;
    }
    const { rows: sequences } = await client.query(
      `select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' order by 1`,
    );
    return { tables: prints, sequences };
  });

/** Every rule that the database itself keeps. */
export const rules = (url) =>
  at(url, async (client) => {
    const { rows } = await client.query(`
      select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as rule from pg_constraint
        where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal and tgrelid::regclass::text !~ '^bullmq'
      union all select name from migrations order by 1`);
    return rows.map(({ rule }) => rule);
  });
