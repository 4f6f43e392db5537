import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';

/** An empty folder that the user of the embedded PostgreSQL can enter too. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-platform-'));
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * A data folder with a cluster that was started once and has ended, to be copied by tests that are not about making
 * one: that takes seconds each time, a copy a moment.
 */
export async function makeCluster() {
  const made = dataFolder();
  const server = await startEmbeddedPostgres(made);
  await server.stop();
  return {
    /** Puts it into an empty data folder. */
    copyInto: (folder: string): void => {
      execFileSync('cp', ['-a', `${made}/.`, folder]); // with its owner, who may be another user
    },
    remove: (): void => rmSync(made, { recursive: true, force: true }),
  };
}

/** A PostgreSQL of a spec's own, which may go away and come back at the same address. */
export async function startOwnPostgres() {
  const folder = dataFolder();
  let server = await startEmbeddedPostgres(folder);
  const { port } = new URL(server.url);
  return {
    url: server.url,
    goAway: () => server.stop(),
    comeBack: async () => {
      server = await startEmbeddedPostgres(folder, () => {}, { port });
    },
    end: async () => {
      await server.stop().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
