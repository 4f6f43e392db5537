import { rmSync } from 'node:fs';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../src/database/data-source.js';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';

const template = 'countersign_template';

/** Nothing of a test run must outlive a power cut, so PostgreSQL need not wait for the disk. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' };

/** Starts PostgreSQL in `folder` with a migrated database to copy; `stop` removes the folder. */
export async function startTestDatabases(folder: string) {
  const server = await startEmbeddedPostgres(folder, () => {}, settings);
  await query(server.url, `create database ${template}`);
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl(server.url, template), 2)).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Address of the PostgreSQL of this run, started by the global set-up. */
function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (!url) throw new Error('No PostgreSQL for tests: run Jest with backend/jest.integration.config.js');
  return url;
}

let count = 0;

/** A migrated database of its own, empty of rows unless `empty` asks for one without a schema. */
export async function createDatabase({ empty = false } = {}): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `spec_${process.pid}_${Date.now().toString(36)}_${++count}`;
  await query(serverUrl(), `create database ${name} template ${empty ? 'template0' : template}`);
  return {
    url: databaseUrl(serverUrl(), name),
    drop: () => query(serverUrl(), `drop database if exists ${name} with (force)`),
  };
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = name;
  return url.toString();
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
