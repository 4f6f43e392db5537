import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { startApplication } from '../../src/application.js';
import { readConfig } from '../../src/config/config.js';
import { Caller } from './caller.js';
import { addDepartment, addPerson, type Granted } from './people.js';
import { createDatabase } from './test-databases.js';

export interface ServerOptions {
  redisUrl?: string;
  smtpUrl?: string;
  role?: 'all' | 'api';
  /** A database made before, shared with another server; else a fresh one, dropped at the end. */
  databaseUrl?: string;
  dataDir?: string;
  demo?: boolean;
}

/** The product in this process, on a free port and a database of its own; everything between browser and disk is real. */
export async function startServer({ redisUrl, smtpUrl, role = 'all', ...options }: ServerOptions = {}) {
  const database = options.databaseUrl ? undefined : await createDatabase();
  const databaseUrl = options.databaseUrl ?? database!.url;
  const ownFolder = options.dataDir === undefined ? mkdtempSync(join(tmpdir(), 'countersign-data-')) : undefined;
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '10',
    LOG_LEVEL: 'error',
    ROLE: role,
    DEMO: options.demo ? '1' : '0',
    DATA_DIR: options.dataDir ?? ownFolder,
    ...(redisUrl && { REDIS_URL: redisUrl }),
    ...(smtpUrl && { SMTP_URL: smtpUrl }),
  });
  const { url, context, close } = await startApplication(config, databaseUrl);
  const dataSource = context.get(DataSource);
  return {
    url,
    databaseUrl,
    dataSource,
    context,
    addPerson: (username: string, grants?: Granted[]) => addPerson(dataSource, username, grants),
    addDepartment: (name: string, offices: readonly string[]) => addDepartment(dataSource, name, offices),
    /** A browser in which this person has signed in. */
    as: (username: string, password?: string) => signedIn(url, username, password),
    close: async () => {
      await close();
      await database?.drop();
      if (ownFolder) rmSync(ownFolder, { recursive: true, force: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startServer>>;

/** A browser in which this person has signed in, at a server anywhere. */
export async function signedIn(url: string, username: string, password?: string): Promise<Caller> {
  const caller = new Caller(url);
  const { status, problem } = await caller.signIn(username, password);
  if (status !== 200) throw new Error(`${username} cannot sign in: ${problem.code}`);
  return caller;
}
