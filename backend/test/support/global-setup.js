import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One PostgreSQL a run, with a migrated database that each spec file gets a copy of. */
export default async function globalSetup() {
  process.env.TS_NODE_PROJECT = new URL('../../tsconfig.json', import.meta.url).pathname;
  await import('@swc-node/register/esm-register');
  const { startTestDatabases } = await import('./test-databases.ts');
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  // PostgreSQL may run as another user than this one
  chmodSync(folder, 0o755);
  const server = await startTestDatabases(folder);
  process.env.TEST_POSTGRES_URL = server.url;
  globalThis.stopTestDatabases = server.stop;
}
