import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { root, say, SetupError } from '../setup/place.mjs';

/** A module of the built server. */
export const product = (module) => import(pathToFileURL(join(root, 'dist/server/backend/src', module)).href);

/** The configuration of this installation, from the environment as the server reads it. */
export async function configuration() {
  const [{ readConfig }, { withSecretFiles }] = await Promise.all([
    product('config/config.js'),
    product('config/secret-files.js'),
  ]);
  try {
    return readConfig(withSecretFiles(process.env));
  } catch (error) {
    throw new SetupError(`环境变量设置有误  The environment is wrong:\n${error.message}`);
  }
}

/** Whether the product ever ran with its embedded database in `dataDir`. */
export const hasEmbeddedDatabase = (dataDir) => existsSync(join(dataDir, 'postgres-password'));

/** Runs `work` with the address of the database; the embedded one is started for it where it does not run. */
export async function withDatabase(config, work) {
  const { onConfiguredDatabase } = await product('database/configured-database.js');
  return onConfiguredDatabase(config, say, work);
}

/** Name under which the commands connect; the server's own connections are `countersign` and `countersign-…` else. */
export const commandName = 'countersign-command';

/** How many connections servers of the product have open to this database. */
export async function serversOn(url) {
  const client = await connect(url);
  try {
    const { rows } = await client.query(
      `select count(*)::integer as count from pg_stat_activity
       where datname = current_database() and application_name like 'countersign%' and application_name <> $1`,
      [commandName],
    );
    return rows[0].count;
  } finally {
    await client.end();
  }
}

export async function connect(url) {
  const client = new pg.Client({ connectionString: url, application_name: commandName });
  try {
    await client.connect();
  } catch (error) {
    throw new SetupError(
      `连不上数据库：${error.message}。请检查 DATABASE_URL。  The database cannot be reached; check DATABASE_URL.`,
    );
  }
  return client;
}
