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
